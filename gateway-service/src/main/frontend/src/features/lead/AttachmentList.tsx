import { ActionIcon, Progress } from '@mantine/core'
import { IconAlertTriangle, IconPaperclip, IconRefresh, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/shared/ui/problemText'
import { type Attachment, detach, LARGEST_FILE, retry } from './attachments'
import classes from './Composer.module.css'
import { useFileSize } from '@/shared/files/fileSize'
import type { Takes } from './model'

interface Props {
  leadId: string
  attachments: readonly Attachment[]
  takes: Takes | null | undefined
  channel: string
}

/** What is going to be sent with the message, how far it has come, and what cannot go. */
export function AttachmentList({ leadId, attachments, takes, channel }: Props) {
  const { t } = useTranslation('lead')
  const { t: shared } = useTranslation('shared')
  const size = useFileSize()
  const words = (attachment: Attachment) => {
    if (attachment.problem) return problemText(attachment.problem, shared).detail ?? t('files.failed')
    if (!attachment.fault) return undefined
    return t(`files.fault.${attachment.fault}`, { channel, most: takes?.files ?? 10, largest: size(LARGEST_FILE) })
  }
  return (
    <ul className={classes.files} aria-label={t('files.title')}>
      {attachments.map((attachment) => {
        const { key, file, state, progress } = attachment
        const problem = words(attachment)
        return (
          <li key={key} className={classes.file} data-bad={problem ? true : undefined}>
            {problem ? <IconAlertTriangle size={15} aria-hidden /> : <IconPaperclip size={15} aria-hidden />}
            <span className={classes.fileName} title={file.name}>
              {file.name}
            </span>
            <span className={classes.fileSize}>{size(file.size)}</span>
            {(state === 'uploading' || state === 'waiting') && (
              <Progress className={classes.fileProgress} value={progress * 100} size="xs" aria-label={t('files.progress', { name: file.name })} />
            )}
            {problem && (
              <span className={classes.fileProblem} role="alert">
                {problem}
              </span>
            )}
            {state === 'failed' && (
              <ActionIcon size="sm" onClick={() => retry(leadId, attachment)} aria-label={t('files.retry', { name: file.name })}>
                <IconRefresh size={14} aria-hidden />
              </ActionIcon>
            )}
            <ActionIcon size="sm" onClick={() => detach(leadId, key)} aria-label={t('files.remove', { name: file.name })}>
              <IconX size={14} aria-hidden />
            </ActionIcon>
          </li>
        )
      })}
    </ul>
  )
}
