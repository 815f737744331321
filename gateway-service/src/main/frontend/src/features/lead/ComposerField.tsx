import { ActionIcon, Text, Textarea, Tooltip } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { type ClipboardEvent, type DragEvent, type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useChannelName } from '@/shared/ui/Channel'
import type { FilledTemplate } from './api/templates'
import { AttachmentList } from './AttachmentList'
import { attach, type Attachment } from './attachments'
import classes from './Composer.module.css'
import type { Lead, Takes } from './model'
import { TemplatePicker } from './TemplatePicker'

interface Props {
  lead: Lead
  mode: 'message' | 'note' | 'call'
  text: string
  onWrite: (text: string) => void
  onKeyDown: (event: KeyboardEvent) => void
  attachments: readonly Attachment[]
  takes: Takes | null | undefined
  error: string | undefined
  /** What sends it. */
  children: ReactNode
}

/** Where one writes: files come in by the button, by dropping and by pasting; a template by the button, or by / in an empty field. */
export function ComposerField({ lead, mode, text, onWrite, onKeyDown, attachments, takes, error, children }: Props) {
  const { t } = useTranslation('lead')
  const channelName = useChannelName()
  const field = useRef<HTMLTextAreaElement>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const [choosing, setChoosing] = useState(false)
  const [over, setOver] = useState(false)
  const [missing, setMissing] = useState<string[]>([])
  const message = mode === 'message'
  const mayAttach = message && takes?.files !== 0
  const add = (files: Iterable<File>) => attach(lead.id, [...files], takes)
  const left = missing.filter((name) => text.includes(`{${name}}`))

  const onDrag = (event: DragEvent) => {
    if (!mayAttach || !event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(event.type === 'dragover')
    if (event.type === 'drop') add(event.dataTransfer.files)
  }
  const onPaste = (event: ClipboardEvent) => {
    const { files, types } = event.clipboardData
    // what is copied from a table comes as words and as a picture of them: the words are meant
    if (!mayAttach || files.length === 0 || types.includes('text/plain')) return
    event.preventDefault()
    add(files)
  }
  const onKey = (event: KeyboardEvent) => {
    if (message && event.key === '/' && text === '') {
      event.preventDefault()
      setChoosing(true)
    } else onKeyDown(event)
  }
  const onPick = (template: FilledTemplate) => {
    const start = field.current?.selectionStart ?? text.length
    const end = field.current?.selectionEnd ?? text.length
    const before = text.slice(0, start)
    onWrite(before + template.text + text.slice(end))
    setMissing(template.missing)
    const open = template.missing[0] ? template.text.indexOf(`{${template.missing[0]}}`) : -1
    // after the text is there: the caret behind it, or on the first thing that only a person knows
    setTimeout(() => {
      field.current?.focus()
      if (open >= 0) field.current?.setSelectionRange(before.length + open, before.length + open + template.missing[0]!.length + 2)
      else field.current?.setSelectionRange(before.length + template.text.length, before.length + template.text.length)
    })
  }

  return (
    <div className={classes.field} role="group" aria-label={t(`composer.${mode}`)} data-over={over || undefined} onDragOver={onDrag} onDragLeave={onDrag} onDrop={onDrag}>
      {message && attachments.length > 0 && (
        <AttachmentList leadId={lead.id} attachments={attachments} takes={takes} channel={channelName(lead.answerBy?.channel ?? lead.channel)} />
      )}
      <div className={classes.row}>
        {mayAttach && (
          <>
            <input
              ref={chooser}
              type="file"
              multiple
              hidden
              data-testid="files"
              onChange={(event) => {
                add(event.currentTarget.files ?? [])
                event.currentTarget.value = ''
              }}
            />
            <Tooltip label={t('files.hint')} openDelay={400}>
              <ActionIcon size={36} aria-label={t('files.attach')} onClick={() => chooser.current?.click()}>
                <IconPaperclip size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </>
        )}
        {message && <TemplatePicker leadId={lead.id} opened={choosing} onOpened={setChoosing} onLeft={() => setTimeout(() => field.current?.focus())} onPick={onPick} />}
        <Textarea
          ref={field}
          className={classes.text}
          aria-label={t(`composer.${mode}`)}
          placeholder={t(`composer.${mode}Placeholder`)}
          autosize
          minRows={1}
          maxRows={8}
          value={text}
          error={error}
          onChange={(event) => onWrite(event.currentTarget.value)}
          onKeyDown={onKey}
          onPaste={onPaste}
        />
        {children}
      </div>
      {message && left.length > 0 && (
        <Text size="xs" c="orange" mt={4} role="status">
          {t('templates.fillIn', { what: left.map((name) => `{${name}}`).join(', ') })}
        </Text>
      )}
      {over && <div className={classes.drop}>{t('files.drop')}</div>}
    </div>
  )
}
