import { ActionIcon } from '@mantine/core'
import { IconFile, IconFileText, IconFileTypePdf, IconFileZip, IconMusic, IconPhoto, IconTrash, IconVideo, type TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import classes from './Files.module.css'
import { fileAddress, type StoredFile } from './files'
import { useFileSize } from './fileSize'

const ICONS: [RegExp, TablerIcon][] = [
  [/^image\//, IconPhoto],
  [/^audio\//, IconMusic],
  [/^video\//, IconVideo],
  [/pdf$/, IconFileTypePdf],
  [/zip$/, IconFileZip],
  [/^text\/|document|sheet|presentation|word|excel|powerpoint/, IconFileText],
]

interface Props {
  /** Of all files there. */
  path: string
  file: StoredFile
  /** Who added it, and where it is otherwise. */
  about: (string | null | undefined)[]
  /** Left out where nothing can be removed. */
  onRemove: (() => void) | undefined
}

/** One file: a picture is seen, everything is saved by its name. */
export function FileRow({ path, file, about, onRemove }: Props) {
  const { t } = useTranslation('shared')
  const formats = useFormats()
  const size = useFileSize()
  const [broken, setBroken] = useState(false)
  const Icon = ICONS.find(([type]) => type.test(file.mediaType))?.[1] ?? IconFile
  return (
    <li className={classes.file}>
      {file.picture && !broken ? (
        <a className={classes.preview} href={fileAddress(path, file.id, true)} target="_blank" rel="noreferrer" aria-label={t('files.show', { name: file.name })}>
          <img src={fileAddress(path, file.id, true)} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
        </a>
      ) : (
        <span className={classes.preview}>
          <Icon size={18} aria-hidden />
        </span>
      )}
      <div className={classes.about}>
        <a className={classes.name} href={fileAddress(path, file.id)} download={file.name} title={file.name} aria-label={t('files.save', { name: file.name })}>
          {file.name}
        </a>
        <div className={classes.meta}>
          {[size(file.size), ...about].filter(Boolean).join(' · ')} ·{' '}
          <time dateTime={file.addedAt} title={formats.dateTime(file.addedAt)}>
            {formats.when(file.addedAt)}
          </time>
        </div>
      </div>
      {onRemove && (
        <ActionIcon size="sm" onClick={onRemove} aria-label={t('files.remove', { name: file.name })}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
