import { Button, Skeleton, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { Confirm } from '@/shared/ui/Confirm'
import { useShowProblem } from '@/shared/ui/problemText'
import { filesQuery, removeFile } from './api/files'
import { CardFileRow } from './CardFileRow'
import { FileUploadRow } from './FileUploadRow'
import { dropUpload, useFileUploads } from './fileUploads'
import classes from './LeadFiles.module.css'
import type { CardFile, Lead } from './model'
import { useAddFiles, useFilesChanged } from './useAddFiles'

/** The files on a card, those on their way first. They come in by the button, and by dropping and pasting on the card. */
export function LeadFiles({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const query = useInfiniteQuery(filesQuery(lead.id))
  const all = useFileUploads(lead.id)
  const uploads = all.filter(({ state }) => state !== 'ready')
  const add = useAddFiles(lead.id)
  const changed = useFilesChanged(lead.id)
  const showProblem = useShowProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [leaving, setLeaving] = useState<CardFile>()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const files = query.data?.pages.flatMap((page) => page.items) ?? []
  const mayChange = !lead.mergedInto

  // one that is on the card is a file of it, and on its way no more
  useEffect(() => {
    const added = all.filter(({ state }) => state === 'ready')
    if (added.length === 0) return
    added.forEach(({ key }) => dropUpload(lead.id, key))
    changed()
    setSaid(added.map(({ file }) => t('cardFiles.added', { name: file.name })).join('. '))
  }, [all, changed, lead.id, t])

  const remove = async (file: CardFile) => {
    setBusy(true)
    try {
      await removeFile(lead.id, file.id)
      setSaid(t('cardFiles.removed', { name: file.name }))
    } catch (error) {
      // somebody else was quicker: it is gone, as was wanted
      if (toProblem(error).status !== 404) showProblem(error)
    }
    changed()
    setBusy(false)
    setLeaving(undefined)
    setTimeout(() => button.current?.focus(), 0)
  }

  return (
    <>
      {uploads.length > 0 && (
        <ul className={classes.files} aria-label={t('cardFiles.coming')}>
          {uploads.map((upload) => (
            <FileUploadRow key={upload.key} leadId={lead.id} upload={upload} largest={query.data?.pages[0]?.largest} />
          ))}
        </ul>
      )}
      {query.isPending ? (
        <Stack gap={6} aria-hidden>
          <Skeleton height={36} />
          <Skeleton height={36} />
        </Stack>
      ) : query.error && !query.data ? (
        <p className={classes.none} role="alert">
          {t('cardFiles.failed')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => void query.refetch()}>
            {t('cardFiles.again')}
          </Button>
        </p>
      ) : files.length > 0 ? (
        <ul className={classes.files} aria-label={t('cardFiles.list')}>
          {files.map((file) => (
            <CardFileRow key={file.id} leadId={lead.id} file={file} onRemove={mayChange ? () => setLeaving(file) : undefined} />
          ))}
        </ul>
      ) : (
        uploads.length === 0 && <p className={classes.none}>{t(mayChange ? 'cardFiles.none' : 'cardFiles.noneHere')}</p>
      )}
      {query.hasNextPage && (
        <Button size="compact-xs" variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('cardFiles.more')}
        </Button>
      )}
      {mayChange && (
        <>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            data-testid="card-files"
            onChange={(event) => {
              add([...(event.currentTarget.files ?? [])])
              event.currentTarget.value = ''
            }}
          />
          <Button
            ref={button}
            size="compact-xs"
            variant="subtle"
            mt={4}
            title={t('cardFiles.hint')}
            leftSection={<IconPaperclip size={14} aria-hidden />}
            onClick={() => chooser.current?.click()}
          >
            {t('cardFiles.add')}
          </Button>
        </>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <Confirm
        opened={leaving !== undefined}
        title={t('cardFiles.removeTitle', { name: leaving?.name })}
        confirm={t('cardFiles.removeConfirm')}
        leave={t('cardFiles.keep')}
        danger
        busy={busy}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(undefined)}
      >
        {t('cardFiles.removeText')}
      </Confirm>
    </>
  )
}
