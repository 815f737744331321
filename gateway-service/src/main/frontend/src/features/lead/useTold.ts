import { useTranslation } from 'react-i18next'
import type { Finding, QualificationLevel } from '@/shared/api/model'
import { isDay, isDecimal } from '@/shared/fields/fieldValue'
import { useFormats } from '@/shared/format/useFormats'
import { isQuestion } from '@/shared/leads/finding'
import { changedValue } from './changedValue'
import type { CardChange } from './model'

const QUALIFICATION = 'qualification.'

/** What became different on a card, in the person's words. */
export function useTold() {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const about = (finding: Finding) => [finding.answer !== 'unknown' && t(`shared:answer.${finding.answer}`), finding.text].filter(Boolean).join(', ')
  return {
    /** How the field is called; undefined for what every card has beside its qualification. */
    name: ({ field, name }: CardChange): string | undefined => {
      if (!field.startsWith(QUALIFICATION)) return name
      const question = field.slice(QUALIFICATION.length)
      return isQuestion(question) ? t(`shared:field.${question}`) : t('qualification.title')
    },
    value: ({ field, type }: CardChange, value: unknown): string => {
      if (value === null || value === undefined) return ''
      if (field === `${QUALIFICATION}level` && typeof value === 'string') return t(`qualification.level.${value as QualificationLevel}`)
      if (field.startsWith(QUALIFICATION) && typeof value === 'object' && 'answer' in value) return about(value as Finding)
      if (type === 'date' && isDay(value)) return formats.day(value)
      if (type === 'number' && isDecimal(value)) return formats.decimal(value)
      if (type === 'yesNo' && typeof value === 'boolean') return t(value ? 'yes' : 'no')
      return changedValue(value, formats)
    },
  }
}
