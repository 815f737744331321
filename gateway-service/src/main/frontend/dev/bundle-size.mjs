// Fails the build when the first load of the board brings more compressed JavaScript than the budget.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const BUDGET = 250 * 1024
const out = new URL('../../../../target/classes/static/', import.meta.url)
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', out)))

const seen = new Set()
const visit = (key) => {
  if (seen.has(key) || !manifest[key]) return
  seen.add(key)
  manifest[key].imports?.forEach(visit)
}
const scripts = [...readFileSync(new URL('index.html', out), 'utf8').matchAll(/<script[^>]* src="\/([^"]+)"/g)].map(([, file]) => file)
if (scripts.length === 0) throw new Error('index.html loads no script')
for (const file of scripts) visit(Object.keys(manifest).find((key) => manifest[key].file === file))
// the texts of one language come with the page as well
const texts = Object.keys(manifest).filter((key) => /(shared|app|features\/board)\/i18n\/uk\.json$/.test(key))
texts.forEach(visit)

const files = [...new Set([...seen].map((key) => manifest[key].file))].filter((file) => file.endsWith('.js'))
const sizes = files.map((file) => [file, gzipSync(readFileSync(new URL(file, out)), { level: 9 }).length])
const total = sizes.reduce((sum, [, size]) => sum + size, 0)
for (const [file, size] of sizes.sort((a, b) => b[1] - a[1])) console.log(`${(size / 1024).toFixed(1).padStart(8)} KB  ${file}`)
console.log(`${(total / 1024).toFixed(1).padStart(8)} KB  compressed JavaScript of the board's first load (budget ${BUDGET / 1024} KB)`)
if (total > BUDGET) process.exit(1)
