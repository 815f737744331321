import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { fieldsQuery } from '@/shared/api/reference'
import { useFormats } from '@/shared/format/useFormats'
import classes from '../Settings.module.css'
import { type Change, type Fault, impossibleNow } from './draft'

const KNOWN_FIELDS = ['amount', 'company', 'title', 'manager', 'budget', 'authority', 'need', 'timeline']

/** A required field in our words; a field that the workspace made itself by the name it gave it. */
export function useFieldName() {
  const { t } = useTranslation('settings')
  const made = useQuery(fieldsQuery).data
  return (field: string) => (KNOWN_FIELDS.includes(field) ? t(`pipelines.fields.${field}`) : (made?.find((one) => one.key === field)?.name ?? field))
}

/** What saving will change, in sentences; what keeps it from being saved comes first. */
export function Changes({ found, faults }: { found: Change[]; faults: Fault[] }) {
  const { t } = useTranslation('settings')
  const sentence = useSentence()
  if (found.length === 0 && faults.length === 0) return null
  return (
    <ul className={classes.changes} aria-live="polite">
      {faults.map((fault) => (
        <li key={`${fault.what} ${'key' in fault ? fault.key : ''}`} data-bad>
          {t(`pipelines.faults.${fault.what}`, { name: 'name' in fault ? fault.name : '' })}
        </li>
      ))}
      {found.map((change) => (
        <li key={sentence(change)} data-bad={impossibleNow(change) || undefined}>
          {sentence(change)}
        </li>
      ))}
    </ul>
  )
}

function useSentence() {
  const { t } = useTranslation('settings')
  const { list } = useFormats()
  const fieldName = useFieldName()
  const fields = (names: string[]) => list(names.map(fieldName))
  const kind = (value: string) => t(`pipelines.kinds.${value}`)
  const temperature = (value: string) => t(`shared:temperature.${value}`)
  return (change: Change): string => {
    switch (change.what) {
      case 'pipelineRenamed':
      case 'renamed':
        return t(`pipelines.change.${change.what}`, { from: change.from, to: change.to })
      case 'added':
        return change.after === null
          ? t('pipelines.change.addedFirst', { name: change.name })
          : t('pipelines.change.added', { name: change.name, after: change.after })
      case 'removed':
        return change.leads
          ? t('pipelines.change.removedWithLeads', { name: change.name, count: change.leads })
          : t('pipelines.change.removed', { name: change.name })
      case 'reordered':
        return t('pipelines.change.reordered', { names: change.names.join(' → ') })
      case 'kind': {
        const said = { name: change.name, from: kind(change.from), to: kind(change.to) }
        return change.leads ? t('pipelines.change.kindWithLeads', { ...said, count: change.leads }) : t('pipelines.change.kind', said)
      }
      case 'temperature':
        return t('pipelines.change.temperature', { name: change.name, from: temperature(change.from), to: temperature(change.to) })
      case 'emptied':
        return change.leads
          ? t('pipelines.change.emptied', { name: change.name, into: change.into, count: change.leads })
          : t('pipelines.change.emptiedOfAll', { name: change.name, into: change.into })
      case 'stays':
        return t('pipelines.change.stays', { name: change.name })
      case 'limit':
        return change.limit === null ? t('pipelines.change.noLimit', { name: change.name }) : t('pipelines.change.limit', { name: change.name, count: change.limit })
      case 'age':
        return change.days === null ? t('pipelines.change.noAge', { name: change.name }) : t('pipelines.change.age', { name: change.name, count: change.days })
      case 'color':
        return t('pipelines.change.color', { name: change.name })
      case 'requires':
      case 'requiresNoMore':
        return t(`pipelines.change.${change.what}`, { name: change.name, fields: fields(change.fields) })
    }
  }
}
