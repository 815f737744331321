import { ActionIcon } from '@mantine/core'
import { IconFile, IconFileText, IconFileTypePdf, IconFileZip, IconMusic, IconPhoto, IconTrash, IconVideo, type TablerIcon } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { fileAddress } from './api/files'
import { useFileSize } from './fileSize'
import classes from './LeadFiles.module.css'
import type { CardFile } from './model'

const ICONS: [RegExp, TablerIcon][] = [
  [/^image\//, IconPhoto],
  [/^audio\//, IconMusic],
  [/^video\//, IconVideo],
  [/pdf$/, IconFileTypePdf],
  [/zip$/, IconFileZip],
  [/^text\/|document|sheet|presentation|word|excel|powerpoint/, IconFileText],
]

interface Props {
  leadId: string
  file: CardFile
  /** Left out where nothing can be removed. */
  onRemove: (() => void) | undefined
}

/** One file on the card: a picture is seen, everything is saved by its name. */
export function CardFileRow({ leadId, file, onRemove }: Props) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const size = useFileSize()
  const [broken, setBroken] = useState(false)
  const Icon = ICONS.find(([type]) => type.test(file.mediaType))?.[1] ?? IconFile
  const from = file.lead.id === leadId ? undefined : t('cardFiles.from', { number: file.lead.number })
  return (
    <li className={classes.file}>
      {file.picture && !broken ? (
        <a className={classes.preview} href={fileAddress(leadId, file.id, true)} target="_blank" rel="noreferrer" aria-label={t('cardFiles.show', { name: file.name })}>
          <img src={fileAddress(leadId, file.id, true)} alt="" loading="lazy" decoding="async" onError={() => setBroken(true)} />
        </a>
      ) : (
        <span className={classes.preview}>
          <Icon size={18} aria-hidden />
        </span>
      )}
      <div className={classes.about}>
        <a className={classes.name} href={fileAddress(leadId, file.id)} download={file.name} title={file.name} aria-label={t('cardFiles.save', { name: file.name })}>
          {file.name}
        </a>
        <div className={classes.meta}>
          {[size(file.size), file.addedBy.name, from].filter(Boolean).join(' · ')} ·{' '}
          <time dateTime={file.addedAt} title={formats.dateTime(file.addedAt)}>
            {formats.when(file.addedAt)}
          </time>
        </div>
      </div>
      {onRemove && (
        <ActionIcon size="sm" onClick={onRemove} aria-label={t('cardFiles.remove', { name: file.name })}>
          <IconTrash size={14} aria-hidden />
        </ActionIcon>
      )}
    </li>
  )
}
