import { ActionIcon, Progress } from '@mantine/core'
import { IconAlertTriangle, IconRefresh, IconUpload, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/shared/ui/problemText'
import { useFileSize } from './fileSize'
import { dropUpload, type FileUpload, retryUpload } from './fileUploads'
import classes from './LeadFiles.module.css'

interface Props {
  leadId: string
  upload: FileUpload
  /** How many bytes a file may have. */
  largest: number | undefined
}

/** A file on its way to the card: how far it is, or why it did not get there. */
export function FileUploadRow({ leadId, upload, largest }: Props) {
  const { t } = useTranslation('lead')
  const { t: shared } = useTranslation('shared')
  const size = useFileSize()
  const { key, file, state, progress, fault, problem } = upload
  const { name } = file
  const coming = state === 'waiting' || state === 'uploading'
  const words = fault ? (fault === 'empty' ? t('cardFiles.empty') : t('cardFiles.tooLarge', { largest: size(largest ?? 0) })) : problem && (problemText(problem, shared).detail ?? t('cardFiles.notUploaded'))
  return (
    <li className={classes.file}>
      <span className={classes.preview}>{words ? <IconAlertTriangle size={18} aria-hidden /> : <IconUpload size={18} aria-hidden />}</span>
      <div className={classes.about}>
        <span className={classes.name} title={name}>
          {name}
        </span>
        <div className={classes.meta}>{size(file.size)}</div>
      </div>
      {state === 'failed' && (
        <ActionIcon size="sm" onClick={() => retryUpload(leadId, upload)} aria-label={t('cardFiles.retry', { name })}>
          <IconRefresh size={14} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" onClick={() => dropUpload(leadId, key)} aria-label={t(coming ? 'cardFiles.cancel' : 'cardFiles.dismiss', { name })}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {coming && <Progress className={classes.progress} value={progress * 100} size="xs" aria-label={t('cardFiles.progress', { name })} />}
      {words && (
        <span className={classes.problem} role="alert">
          {words}
        </span>
      )}
    </li>
  )
}
