import { Alert, Button, Group, Select } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { chooseColumns, type Columns, discard, type DryRun, type Import, importQuery, start } from './api'
import { Figures } from './Figures'
import classes from './Imports.module.css'
import { useReasons } from './useReasons'

interface Props {
  one: Import
  known: { name: string; required: boolean }[]
  dryRun: DryRun
}

/** Which column is what, and what would come of it; nothing has happened yet. */
export function Draft({ one, known, dryRun }: Props) {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const { ofCell } = useReasons()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const { queryKey } = importQuery(one.id)
  const doing = useMutation({
    mutationFn: (what: 'start' | Columns) => (what === 'start' ? start(one) : chooseColumns(one, what)),
    onSuccess: (now) => {
      cache.setQueryData(queryKey, now)
      void cache.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
    // somebody else was quicker: what it is now is what is decided about
    onError: () => void cache.invalidateQueries({ queryKey }),
  })
  const discarding = useMutation({
    mutationFn: () => discard(one),
    onSuccess: async () => {
      await navigate({ to: '/settings/imports' })
      cache.removeQueries({ queryKey })
      void cache.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
    onError: () => void cache.invalidateQueries({ queryKey }),
  })
  const failed = doing.error ?? discarding.error
  const busy = doing.isPending || discarding.isPending
  return (
    <>
      <Panel title={t('imports.columns.title')} note={t('imports.columns.note')}>
        <div className={classes.columns}>
          {known.map((column) => (
            <ColumnChoice
              key={column.name}
              column={column}
              place={one.columns[column.name]}
              dryRun={dryRun}
              locked={busy}
              onChoose={(place) => {
                const others = Object.entries(one.columns).filter(([name]) => name !== column.name)
                doing.mutate(Object.fromEntries(place === null ? others : [...others, [column.name, place]]))
              }}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('imports.dry.title')} note={t('imports.dry.note')}>
        <div role="status" aria-busy={doing.isPending} className={classes.trial}>
          {dryRun.missing.length > 0 && (
            <Alert color="yellow" mb="md">
              {t('imports.dry.missing', { columns: list(dryRun.missing.map((name) => t(`imports.fields.${name}`))) })}
            </Alert>
          )}
          <Figures
            of={[
              [t('imports.dry.rows'), dryRun.rows],
              [t('imports.dry.things'), dryRun.things],
              [t('imports.dry.fresh'), dryRun.good - dryRun.alreadyThere],
              [t('imports.dry.already'), dryRun.alreadyThere],
              [t('imports.dry.wrong'), dryRun.wrongThings],
            ]}
          />
        </div>
        {failed && <ErrorState error={failed} />}
        <Group gap="xs" mt="md">
          <Button loading={doing.variables === 'start' && doing.isPending} disabled={busy || dryRun.missing.length > 0 || dryRun.things === 0} onClick={() => doing.mutate('start')}>
            {t('imports.start')}
          </Button>
          <Button variant="default" loading={discarding.isPending} disabled={busy} onClick={() => discarding.mutate()}>
            {t('imports.discard')}
          </Button>
        </Group>
      </Panel>
      {dryRun.wrong.length > 0 && (
        <Panel title={t('imports.dry.wrongOnes')} note={t('imports.dry.quarantine')}>
          <ul className={classes.sentences} aria-label={t('imports.dry.wrongOnes')}>
            {dryRun.wrong.map((wrong) => (
              <li key={`${wrong.line} ${wrong.column} ${wrong.message}`}>{ofCell(wrong)}</li>
            ))}
          </ul>
        </Panel>
      )}
    </>
  )
}

interface ChoiceProps {
  column: { name: string; required: boolean }
  place: number | undefined
  dryRun: DryRun
  locked: boolean
  onChoose: (place: number | null) => void
}

function ColumnChoice({ column, place, dryRun, locked, onChoose }: ChoiceProps) {
  const { t } = useTranslation('settings')
  const sample = place === undefined ? undefined : dryRun.samples.map((row) => row[place]).find((cell) => cell)
  return (
    <Select
      label={t(`imports.fields.${column.name}`)}
      required={column.required}
      withAsterisk={column.required}
      placeholder={t('imports.columns.none')}
      description={sample && t('imports.columns.sample', { text: sample.slice(0, 60) })}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      clearable={!column.required}
      allowDeselect={!column.required}
      searchable
      readOnly={locked}
      value={place === undefined ? null : String(place)}
      onChange={(value) => onChoose(value === null ? null : Number(value))}
      data={dryRun.titles.map((title, at) => ({ value: String(at), label: title || t('imports.columns.untitled', { n: at + 1 }) }))}
    />
  )
}
