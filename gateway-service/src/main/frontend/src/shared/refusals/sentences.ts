/** Reads Java sources for the sentences in them. For the test of `refusals` only. */

const LITERAL = /"(?:[^"\\]|\\.)*"/y
const TEXT_BLOCK = /"""[\s\S]*?"""/y
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y
const CHARACTER = /'(?:[^'\\]|\\.)*'/y
const ANNOTATION = /@[A-Z][\w.]*\s*\(/y
const REST = /\w+|\s+|[^\w\s]/y
const KEYWORDS = new Set(['return', 'throw', 'yield', 'else'])

function at(pattern: RegExp, code: string, from: number) {
  pattern.lastIndex = from
  return pattern.exec(code)?.[0]
}

/** Where the bracket that was opened just before `from` is closed. */
function closing(code: string, from: number): number {
  for (let place = from, depth = 1; ; ) {
    const text = at(TEXT_BLOCK, code, place) ?? at(LITERAL, code, place) ?? code[place]!
    if (text === '(') depth++
    if (text === ')' && --depth === 0) return place + 1
    place += text.length
  }
}

/** Code and texts without comments and documentation; of annotations only the messages of constraints. */
function* pieces(code: string): Generator<string> {
  for (let place = 0; place < code.length; ) {
    const skipped = at(COMMENT, code, place) ?? at(TEXT_BLOCK, code, place) ?? at(CHARACTER, code, place)
    const annotation = at(ANNOTATION, code, place)
    if (skipped) place += skipped.length
    else if (annotation) {
      const end = closing(code, place + annotation.length)
      const message = /message = ("(?:[^"\\]|\\.)*")/.exec(code.slice(place, end))
      if (message) yield* [',', message[1]!, ',']
      place = end
    } else {
      const piece = at(LITERAL, code, place) ?? at(REST, code, place)!
      yield piece
      place += piece.length
    }
  }
}

/** What is put together of texts and values and begins like a sentence, and ends like one: that, with the values as {1}, {2}. */
export function sentencesIn(code: string, end = /[a-z\d}]\.$/): string[] {
  const found: string[] = []
  const outer: string[] = []
  let text = ''
  const ends = () => {
    let place = 0
    const sentence = text.replace(/\0+/g, () => `{${++place}}`).trim()
    if (/^(?:["A-Z]|\{1\} ?[a-z"])/.test(sentence) && end.test(sentence) && sentence.includes(' ')) found.push(sentence)
    text = ''
  }
  for (const piece of pieces(code)) {
    if (piece.startsWith('"')) text += piece.slice(1, -1).replace(/\\(.)/g, '$1')
    else if ('([{'.includes(piece)) {
      outer.push(text)
      text = ''
    } else if (')]}'.includes(piece)) {
      ends()
      text = `${outer.pop() ?? ''}\0`
    } else if (',;?:'.includes(piece)) ends()
    else if (/\w/.test(piece) && !KEYWORDS.has(piece)) text += '\0'
  }
  ends()
  return found
}

/** What a channel says of settings that are wrong; it may end with an example. */
export const settingErrorsIn = (code: string): string[] =>
  [...code.matchAll(/new SettingError\(/g)].flatMap(({ index, 0: begin }) => sentencesIn(code.slice(index, closing(code, index + begin.length)), /./))
