import { Button, Skeleton, Stack } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { IconPaperclip } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { Confirm } from '@/shared/ui/Confirm'
import { useShowProblem } from '@/shared/ui/problemText'
import classes from './Files.module.css'
import { type FilesPlace, filesQuery, removeFile, type StoredFile } from './files'
import { FileRow } from './FileRow'
import { UploadRow } from './UploadRow'
import { dropUpload, useFileUploads } from './uploads'
import { useAddFiles } from './useAddFiles'

interface Props {
  place: FilesPlace
  mayChange: boolean
  /** Said where there are none yet. */
  none: string
  hint?: string
  /** Who added a file, and where it is otherwise. */
  aboutOf: (file: StoredFile) => (string | null | undefined)[]
  /** The list is another one now. */
  onChanged: () => void
}

/** The files on something, those on their way first. */
export function Files({ place, mayChange, none, hint, aboutOf, onChanged }: Props) {
  const { t } = useTranslation('shared')
  const query = useInfiniteQuery(filesQuery(place))
  const all = useFileUploads(place.path)
  const uploads = all.filter(({ state }) => state !== 'ready')
  const add = useAddFiles(place)
  const showProblem = useShowProblem()
  const chooser = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [leaving, setLeaving] = useState<StoredFile>()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState('')
  const files = query.data?.pages.flatMap((page) => page.items) ?? []

  // one that is on the card is a file of it, and on its way no more
  useEffect(() => {
    const added = all.filter(({ state }) => state === 'ready')
    if (added.length === 0) return
    added.forEach(({ key }) => dropUpload(place.path, key))
    onChanged()
    setSaid(added.map(({ file }) => t('files.added', { name: file.name })).join('. '))
  }, [all, onChanged, place.path, t])

  const remove = async (file: StoredFile) => {
    setBusy(true)
    try {
      await removeFile(place.path, file.id)
      setSaid(t('files.removed', { name: file.name }))
    } catch (error) {
      // somebody else was quicker: it is gone, as was wanted
      if (toProblem(error).status !== 404) showProblem(error)
    }
    onChanged()
    setBusy(false)
    setLeaving(undefined)
    setTimeout(() => button.current?.focus(), 0)
  }

  return (
    <>
      {uploads.length > 0 && (
        <ul className={classes.files} aria-label={t('files.coming')}>
          {uploads.map((upload) => (
            <UploadRow key={upload.key} path={place.path} upload={upload} largest={query.data?.pages[0]?.largest} />
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
          {t('files.failed')}{' '}
          <Button size="compact-xs" variant="subtle" onClick={() => void query.refetch()}>
            {t('files.again')}
          </Button>
        </p>
      ) : files.length > 0 ? (
        <ul className={classes.files} aria-label={t('files.list')}>
          {files.map((file) => (
            <FileRow key={file.id} path={place.path} file={file} about={aboutOf(file)} onRemove={mayChange ? () => setLeaving(file) : undefined} />
          ))}
        </ul>
      ) : (
        uploads.length === 0 && <p className={classes.none}>{mayChange ? none : t('files.noneHere')}</p>
      )}
      {query.hasNextPage && (
        <Button size="compact-xs" variant="subtle" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('files.more')}
        </Button>
      )}
      {mayChange && (
        <>
          <input
            ref={chooser}
            type="file"
            multiple
            hidden
            data-testid="files"
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
            title={hint}
            leftSection={<IconPaperclip size={14} aria-hidden />}
            onClick={() => chooser.current?.click()}
          >
            {t('files.add')}
          </Button>
        </>
      )}
      <p role="status" className="visually-hidden">
        {said}
      </p>
      <Confirm
        opened={leaving !== undefined}
        title={t('files.removeTitle', { name: leaving?.name })}
        confirm={t('files.removeConfirm')}
        leave={t('files.keep')}
        danger
        busy={busy}
        onConfirm={() => leaving && void remove(leaving)}
        onClose={() => setLeaving(undefined)}
      >
        {t('files.removeText')}
      </Confirm>
    </>
  )
}
