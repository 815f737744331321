import { Autocomplete, Button, Stack, Text } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { bring, importQuery, importsQuery } from './api'
import classes from './Imports.module.css'

/** What a file chooser offers; the service looks at what is in it. */
const TABLES = '.xlsx,.csv,.tsv,.txt,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where a file is dropped or chosen; what would come of it opens then. */
export function BringTable() {
  const { t } = useTranslation('settings')
  const navigate = useNavigate()
  const cache = useQueryClient()
  const chooser = useRef<HTMLInputElement>(null)
  const [source, setSource] = useState('')
  const [over, setOver] = useState(false)
  // one that is written otherwise would be another source, where everything is new
  const sources = useInfiniteQuery(importsQuery).data?.pages.flatMap((page) => page.items.map((one) => one.source.name))
  const brought = useMutation({
    mutationFn: (file: File) => bring(file, source.trim()),
    onSuccess: async (one) => {
      cache.setQueryData(importQuery(one.id).queryKey, one)
      void cache.invalidateQueries({ queryKey: ['imports', 'list'] })
      await navigate({ to: '/settings/imports/$importId', params: { importId: one.id } })
    },
  })
  const take = (file: File | undefined) => {
    if (file && !brought.isPending) brought.mutate(file)
  }
  return (
    <Panel title={t('imports.bring.title')} note={t('imports.bring.note')}>
      <Stack gap="md">
        <Autocomplete
          label={t('imports.bring.source')}
          description={t('imports.bring.sourceHint')}
          placeholder="Import"
          maxLength={200}
          value={source}
          onChange={setSource}
          data={[...new Set(sources)]}
        />
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            take(event.dataTransfer.files[0])
          }}
        >
          <Text c="dimmed" aria-hidden>
            {t('imports.bring.drop')}
          </Text>
          <input
            ref={chooser}
            type="file"
            accept={TABLES}
            hidden
            data-testid="table"
            onChange={(event) => {
              take(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <Button variant="default" leftSection={<IconUpload size={16} aria-hidden />} loading={brought.isPending} onClick={() => chooser.current?.click()}>
            {t('imports.bring.choose')}
          </Button>
        </div>
        <p role="status" className="visually-hidden">
          {brought.isPending && t('imports.bring.reading')}
        </p>
        {brought.error && <ErrorState error={brought.error} kept={t('imports.bring.nothing')} />}
      </Stack>
    </Panel>
  )
}
