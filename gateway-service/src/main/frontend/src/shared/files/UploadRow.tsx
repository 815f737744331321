import { ActionIcon, Progress } from '@mantine/core'
import { IconAlertTriangle, IconRefresh, IconUpload, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { problemText } from '@/shared/ui/problemText'
import classes from './Files.module.css'
import { useFileSize } from './fileSize'
import { dropUpload, type FileUpload, retryUpload } from './uploads'

interface Props {
  path: string
  upload: FileUpload
  /** How many bytes a file may have. */
  largest: number | undefined
}

/** A file on its way: how far it is, or why it did not get there. */
export function UploadRow({ path, upload, largest }: Props) {
  const { t } = useTranslation('shared')
  const size = useFileSize()
  const { key, file, state, progress, fault, problem } = upload
  const { name } = file
  const coming = state === 'waiting' || state === 'uploading'
  const words = fault ? (fault === 'empty' ? t('files.empty') : t('files.tooLarge', { largest: size(largest ?? 0) })) : problem && (problemText(problem, t).detail ?? t('files.notUploaded'))
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
        <ActionIcon size="sm" onClick={() => retryUpload(path, upload)} aria-label={t('files.retry', { name })}>
          <IconRefresh size={14} aria-hidden />
        </ActionIcon>
      )}
      <ActionIcon size="sm" onClick={() => dropUpload(path, key)} aria-label={t(coming ? 'files.cancel' : 'files.dismiss', { name })}>
        <IconX size={14} aria-hidden />
      </ActionIcon>
      {coming && <Progress className={classes.progress} value={progress * 100} size="xs" aria-label={t('files.progress', { name })} />}
      {words && (
        <span className={classes.problem} role="alert">
          {words}
        </span>
      )}
    </li>
  )
}
