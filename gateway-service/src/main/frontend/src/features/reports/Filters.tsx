import { Button, Group, Popover, Select } from '@mantine/core'
import { IconCalendar, IconChevronDown } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { pipelinesQuery, sourcesQuery, staffQuery } from '@/shared/api/reference'
import { DayInput } from '@/shared/filters/DayInput'
import { useFormats } from '@/shared/format/useFormats'
import { asks, type ReportName } from './api'
import { bases, type Basis, type Cohort, cohorts, presetDays, presetNames, presetOf, type ReportQuery } from './query'
import classes from './Reports.module.css'

interface Props {
  report: ReportName
  query: ReportQuery
  today: string
  onChange: (part: Partial<ReportQuery>) => void
}

/** What the report is asked for; a report hides what it does not understand, the address keeps it. */
export function Filters({ report, query, today, onChange }: Props) {
  const { t } = useTranslation('reports')
  const pipelines = useQuery(pipelinesQuery).data ?? []
  const staff = useQuery(staffQuery).data ?? []
  const sources = useQuery(sourcesQuery).data ?? []
  const options = (items: { id: string; name: string }[]) => items.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={classes.filters} role="group" aria-label={t('filters.label')}>
      {asks(report, 'pipelineId') && (
        <Select
          label={t('filters.pipeline')}
          size="xs"
          allowDeselect={false}
          data={options(pipelines)}
          value={query.pipelineId}
          onChange={(pipelineId) => onChange({ pipelineId })}
        />
      )}
      <Period query={query} today={today} onChange={onChange} />
      {asks(report, 'cohort') && (
        <Select
          label={t('filters.cohort')}
          size="xs"
          allowDeselect={false}
          data={cohorts.map((value) => ({ value, label: t(`cohorts.${value}`) }))}
          value={query.cohort}
          onChange={(cohort) => onChange({ cohort: cohort as Cohort })}
        />
      )}
      {asks(report, 'basis') && (
        <Select
          label={t('filters.basis')}
          size="xs"
          allowDeselect={false}
          data={bases.map((value) => ({ value, label: t(`bases.${value}`) }))}
          value={query.basis}
          onChange={(basis) => onChange({ basis: basis as Basis })}
        />
      )}
      {asks(report, 'managerId') && (
        <Select
          label={t('filters.manager')}
          size="xs"
          clearable
          searchable
          clearButtonProps={{ 'aria-label': t('shared:clear') }}
          placeholder={t('filters.everyone')}
          data={options(staff)}
          value={query.managerId}
          onChange={(managerId) => onChange({ managerId })}
        />
      )}
      <Select
        label={t('filters.source')}
        size="xs"
        clearable
        searchable
        clearButtonProps={{ 'aria-label': t('shared:clear') }}
        placeholder={t('filters.everySource')}
        data={options(sources)}
        value={query.sourceId}
        onChange={(sourceId) => onChange({ sourceId })}
      />
      <DayInput label={t('filters.asOf')} max={today} value={query.asOf ?? undefined} onChange={(asOf) => onChange({ asOf: asOf ?? null })} />
    </div>
  )
}

function Period({ query, today, onChange }: Omit<Props, 'report'>) {
  const { t } = useTranslation('reports')
  const { day } = useFormats()
  const preset = presetOf(query, today)
  const text = preset ? t(`presets.${preset}`) : `${day(query.from)} – ${day(query.to)}`
  return (
    <div className={classes.period}>
      <span className={classes.periodLabel} aria-hidden>
        {t('filters.period')}
      </span>
      <Popover position="bottom-start" trapFocus>
        <Popover.Target>
          <Button
            variant="default"
            size="xs"
            fullWidth
            justify="space-between"
            fw={400}
            aria-label={`${t('filters.period')}: ${text}`}
            leftSection={<IconCalendar size={14} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {text}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Group gap="lg" align="flex-start">
            <div className={classes.presets}>
              {presetNames.map((name) => (
                <Button
                  key={name}
                  size="xs"
                  variant={preset === name ? 'light' : 'subtle'}
                  color={preset === name ? undefined : 'gray'}
                  justify="flex-start"
                  aria-pressed={preset === name}
                  onClick={() => onChange(presetDays(name, today))}
                >
                  {t(`presets.${name}`)}
                </Button>
              ))}
            </div>
            <div className={classes.presets}>
              <DayInput label={t('filters.from')} value={query.from} max={query.to} onChange={(from) => from && onChange({ from })} />
              <DayInput label={t('filters.to')} value={query.to} min={query.from} onChange={(to) => to && onChange({ to })} />
            </div>
          </Group>
        </Popover.Dropdown>
      </Popover>
    </div>
  )
}
