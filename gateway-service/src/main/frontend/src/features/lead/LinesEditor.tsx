import { ActionIcon, Button, Text, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { lineSum, parseDecimal, sumOf } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import classes from './LinesEditor.module.css'
import type { Line } from './model'

interface Props {
  lines: Line[]
  currency: string
  onChange: (lines: Line[]) => void
}

export const emptyLine: Line = { name: '', quantity: '1', price: '' }

/** Every line has a name, a quantity above nothing and a price. */
export function linesReady(lines: Line[]): boolean {
  return lines.every((line) => line.name.trim() && (parseDecimal(line.quantity) ?? 0n) > 0n && parseDecimal(line.price) !== null)
}

/** As the services read it: decimals with a point. */
export function linesToSend(lines: Line[]): Line[] {
  const plain = (text: string) => text.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.')
  return lines.map(({ name, quantity, price }) => ({ name: name.trim(), quantity: plain(quantity), price: plain(price) }))
}

/** Lines of an order: what, how many, for how much; the sum follows. */
export function LinesEditor({ lines, currency, onChange }: Props) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const set = (row: number, part: Partial<Line>) => onChange(lines.map((line, index) => (index === row ? { ...line, ...part } : line)))
  const sums = lines.map((line) => lineSum(line.quantity, line.price))
  const wrong = (text: string) => text !== '' && parseDecimal(text) === null
  return (
    <div className={classes.lines}>
      {lines.map((line, row) => (
        // the rows have no identity of their own; they are only ever added at the end or taken away
        <fieldset key={row} className={classes.line} aria-label={t('lines.line', { number: row + 1 })}>
          <TextInput className={classes.name} size="xs" aria-label={t('lines.name')} placeholder={t('lines.name')} value={line.name} onChange={(event) => set(row, { name: event.currentTarget.value })} />
          <TextInput className={classes.quantity} size="xs" aria-label={t('lines.quantity')} inputMode="decimal" value={line.quantity} error={wrong(line.quantity)} onChange={(event) => set(row, { quantity: event.currentTarget.value })} />
          <span aria-hidden className={classes.times}>
            ×
          </span>
          <TextInput className={classes.price} size="xs" aria-label={t('lines.price')} placeholder={t('lines.price')} inputMode="decimal" value={line.price} error={wrong(line.price)} onChange={(event) => set(row, { price: event.currentTarget.value })} />
          <span className={classes.sum}>{sums[row] ? formats.money({ amount: sums[row], currency }) : '–'}</span>
          <ActionIcon size="sm" aria-label={t('lines.remove', { number: row + 1 })} onClick={() => onChange(lines.filter((_, index) => index !== row))}>
            <IconTrash size={15} aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <div className={classes.foot}>
        <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => onChange([...lines, emptyLine])}>
          {t('lines.add')}
        </Button>
        {lines.length > 0 && (
          <Text size="sm" fw={600}>
            {formats.money({ amount: sumOf(sums.map((sum) => sum ?? '0')), currency }, true)}
          </Text>
        )}
      </div>
    </div>
  )
}
