import { Button, Popover, Skeleton, Tooltip, UnstyledButton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldsQuery, staffQuery } from '@/shared/api/reference'
import { isDay, isDecimal } from '@/shared/fields/fieldValue'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import classes from './BoardExtras.module.css'
import { type Asked, isOrdered, parts, type Range, rangesOf, TEMPERATURES, valuesOf, withValues } from './filters'

const FilterFields = lazy(() => import('./FilterFields').then((module) => ({ default: module.FilterFields })))

/** What else the leads are filtered by, each as a chip that takes it away, and where to add one. All of it stands in the address. */
export function FilterChips() {
  const { t } = useTranslation('board')
  const [opened, setOpened] = useState(false)
  const asked: Asked = useSearch({ from: '/shell/boardLayout' })
  const navigate = useNavigate({ from: '/board' })
  const set = (part: Asked) => void navigate({ to: '/board', search: (before) => ({ ...before, ...part }), replace: true })
  const chips = useChips(asked)
  return (
    <>
      {chips.map(({ key, text, without }) => (
        <span key={key} className={classes.chipGroup} data-active>
          <UnstyledButton className={classes.chip} data-active onClick={() => setOpened(true)}>
            <span className={classes.chipText}>{text}</span>
          </UnstyledButton>
          <Tooltip label={t('removeFilter', { name: text })}>
            <UnstyledButton className={classes.remove} aria-label={t('removeFilter', { name: text })} onClick={() => set(without)}>
              <IconX size={13} aria-hidden />
            </UnstyledButton>
          </Tooltip>
        </span>
      ))}
      <Popover opened={opened} onChange={setOpened} position="bottom-start" width={320} shadow="lg" trapFocus returnFocus>
        <Popover.Target>
          <Button className={classes.addFilter} variant="subtle" color="gray" size="compact-sm" leftSection={<IconFilterPlus size={15} aria-hidden />} onClick={() => setOpened((open) => !open)}>
            {t('filter.add')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown aria-label={t('filter.add')} mah="70vh" style={{ overflowY: 'auto' }}>
          <Suspense fallback={<Skeleton height={320} />}>
            <FilterFields asked={asked} onChange={set} />
          </Suspense>
        </Popover.Dropdown>
      </Popover>
    </>
  )
}

/** Each filter that is set, in words, and the address without it. */
function useChips(asked: Asked): { key: string; text: string; without: Asked }[] {
  const { t } = useTranslation('board')
  const formats = useFormats()
  const { workspace } = useSession()
  const fields = useQuery({ ...fieldsQuery, enabled: Boolean(asked.field) })
  const staff = useQuery({ ...staffQuery, enabled: Boolean(asked.team) })
  const chips: { key: string; text: string; without: Asked }[] = []
  const span = (from: string | undefined, to: string | undefined, show: (text: string) => string) => [from && t('filter.from', { value: show(from) }), to && t('filter.to', { value: show(to) })].filter(Boolean).join(' ')
  const money = (amount: string) => formats.money({ amount, currency: workspace.currency })
  const day = (text: string) => (isDay(text) ? formats.day(text) : text)
  const show = { date: day, number: (text: string) => (isDecimal(text) ? formats.decimal(text) : text), money: (text: string) => (isDecimal(text) ? money(text) : text) }
  const range = (type: keyof typeof show, { from, to }: Range) => {
    if (from && to) return `${show[type](from)} – ${show[type](to)}`
    return span(from, to, show[type]) || t('filter.isSet')
  }
  if (asked.team) {
    const team = staff.data?.find((member) => member.team?.id === asked.team)?.team
    chips.push({ key: 'team', text: `${t('filter.team')}: ${team?.name ?? '…'}`, without: { team: undefined } })
  }
  const temperatures = TEMPERATURES.filter((one) => parts(asked.temperature).includes(one))
  if (temperatures.length)
    chips.push({ key: 'temperature', text: formats.list(temperatures.map((one) => t(`shared:temperature.${one}`))), without: { temperature: undefined } })
  if (asked.tag) chips.push({ key: 'tag', text: `${t('filter.tags')}: ${parts(asked.tag).join(', ')}`, without: { tag: undefined } })
  for (const key of new Set(parts(asked.field).map((one) => one.split(':')[0]!))) {
    const field = fields.data?.find((one) => one.key === key)
    if (field && isOrdered(field.type)) {
      const ranges = rangesOf(asked, key).map((one) => range(field.type as keyof typeof show, one))
      chips.push({ key: `field ${key}`, text: `${field.name} ${ranges.join(', ')}`, without: withValues(asked, key, []) })
      continue
    }
    const named = valuesOf(asked, key).map((value) => (field?.type === 'yesNo' ? t(value === 'true' ? 'shared:yes' : 'shared:no') : (field?.options.find(({ id }) => id === value)?.name ?? '…')))
    chips.push({ key: `field ${key}`, text: `${field?.name ?? '…'}: ${named.join(', ')}`, without: withValues(asked, key, []) })
  }
  if (asked.waiting) chips.push({ key: 'waiting', text: t('filter.waiting'), without: { waiting: undefined } })
  if (asked.from || asked.to)
    chips.push({ key: 'created', text: `${t('list.created')}: ${span(asked.from, asked.to, day)}`, without: { from: undefined, to: undefined } })
  if (asked.min || asked.max)
    chips.push({ key: 'amount', text: `${t('list.amount')}: ${span(asked.min, asked.max, money)}`, without: { min: undefined, max: undefined } })
  return chips
}
