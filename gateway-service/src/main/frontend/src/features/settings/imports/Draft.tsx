import { Alert, Button, Group, Select, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { ErrorState } from '@/shared/ui/ErrorState'
import { Panel } from '@/shared/ui/PageFrame'
import { chooseColumns, type Columns, discard, type DryRun, type Import, importQuery, start } from './api'
import { Figures } from './Figures'
import classes from './Imports.module.css'

interface Props {
  one: Import
  known: { name: string; required: boolean }[]
  dryRun: DryRun
}

/** Which column is what, and what would come of it; nothing has happened yet. */
export function Draft({ one, known, dryRun }: Props) {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const cache = useQueryClient()
  const navigate = useNavigate()
  const renewed = (now: Import) => cache.setQueryData(importQuery(one.id).queryKey, now)
  const mapping = useMutation({ mutationFn: (columns: Columns) => chooseColumns(one, columns), onSuccess: renewed })
  const starting = useMutation({ mutationFn: () => start(one), onSuccess: renewed })
  const discarding = useMutation({
    mutationFn: () => discard(one),
    onSuccess: async () => {
      await navigate({ to: '/settings/imports' })
      cache.removeQueries({ queryKey: importQuery(one.id).queryKey })
      void cache.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
  })
  const failed = mapping.error ?? starting.error ?? discarding.error
  const busy = mapping.isPending || starting.isPending || discarding.isPending
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
              disabled={busy}
              onChoose={(place) => {
                const others = Object.entries(one.columns).filter(([name]) => name !== column.name)
                mapping.mutate(Object.fromEntries(place === null ? others : [...others, [column.name, place]]))
              }}
            />
          ))}
        </div>
      </Panel>
      <Panel title={t('imports.dry.title')} note={t('imports.dry.note')}>
        {dryRun.missing.length > 0 && (
          <Alert color="yellow" mb="md" role="status">
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
        {dryRun.wrong.length > 0 && (
          <>
            <Text fw={600} mt="md" mb={4}>
              {t('imports.dry.wrongOnes')}
            </Text>
            <ul className={classes.wrong} aria-label={t('imports.dry.wrongOnes')}>
              {dryRun.wrong.map((wrong) => (
                <li key={`${wrong.line} ${wrong.column} ${wrong.code}`}>
                  {t('imports.dry.cell', {
                    line: wrong.line,
                    column: t(`imports.fields.${wrong.column}`),
                    why: t(`imports.wrong.${wrong.code}`, { defaultValue: wrong.message }),
                  })}
                </li>
              ))}
            </ul>
            <Text size="sm" c="dimmed" mt="xs">
              {t('imports.dry.quarantine')}
            </Text>
          </>
        )}
        {failed && <ErrorState error={failed} onRetry={failed === mapping.error ? () => void cache.invalidateQueries({ queryKey: importQuery(one.id).queryKey }) : undefined} />}
        <Group gap="xs" mt="md">
          <Button loading={starting.isPending} disabled={busy || dryRun.missing.length > 0 || dryRun.things === 0} onClick={() => starting.mutate()}>
            {t('imports.start')}
          </Button>
          <Button variant="default" loading={discarding.isPending} disabled={busy} onClick={() => discarding.mutate()}>
            {t('imports.discard')}
          </Button>
        </Group>
      </Panel>
    </>
  )
}

interface ChoiceProps {
  column: { name: string; required: boolean }
  place: number | undefined
  dryRun: DryRun
  disabled: boolean
  onChoose: (place: number | null) => void
}

function ColumnChoice({ column, place, dryRun, disabled, onChoose }: ChoiceProps) {
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
      disabled={disabled}
      value={place === undefined ? null : String(place)}
      onChange={(value) => onChoose(value === null ? null : Number(value))}
      data={dryRun.titles.map((title, at) => ({ value: String(at), label: title || t('imports.columns.untitled', { n: at + 1 }) }))}
    />
  )
}
