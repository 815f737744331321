import { ActionIcon, Button, Group, Select, Text, TextInput } from '@mantine/core'
import { IconPercentage, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { type LineDraft, lineFaults, lineTotal, newLine, sumOf } from './lines'
import classes from './OrderPage.module.css'

interface Props {
  lines: LineDraft[]
  currency: string
  /** Whether faults are shown yet. */
  tried: boolean
  onChange: (lines: LineDraft[]) => void
}

/** The lines of an order as they are written, and what they come to. */
export function LinesFields({ lines, currency, tried, onChange }: Props) {
  const { t } = useTranslation('orders')
  const { money } = useFormats()
  return (
    <fieldset className={classes.fieldset}>
      <legend>{t('form.lines')}</legend>
      {lines.map((line, at) => (
        <LineFields
          key={line.key}
          line={line}
          number={at + 1}
          currency={currency}
          tried={tried}
          onChange={(change) => onChange(lines.map((one) => (one.key === line.key ? { ...one, ...change } : one)))}
          onRemove={lines.length > 1 ? () => onChange(lines.filter((one) => one.key !== line.key)) : undefined}
        />
      ))}
      <Group justify="space-between" mt="xs">
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...lines, newLine(Math.max(...lines.map((line) => line.key)) + 1)])}
        >
          {t('form.addLine')}
        </Button>
        <Text fw={650}>
          {t('card.total')}: {money({ amount: sumOf(lines), currency }, true)}
        </Text>
      </Group>
    </fieldset>
  )
}

interface LineProps {
  line: LineDraft
  number: number
  currency: string
  tried: boolean
  onChange: (change: Partial<LineDraft>) => void
  onRemove?: () => void
}

function LineFields({ line, number, currency, tried, onChange, onRemove }: LineProps) {
  const { t } = useTranslation('orders')
  const { money } = useFormats()
  const [more, setMore] = useState(Boolean(line.discount || line.tax))
  const faults = tried ? lineFaults(line) : []
  return (
    <div className={classes.lineBlock}>
      <div className={classes.lineFields}>
        <TextInput label={t('card.line')} value={line.name} error={faults.includes('noName') && t('form.noName')} onChange={(event) => onChange({ name: event.currentTarget.value })} />
        <TextInput
          label={t('card.quantity')}
          inputMode="decimal"
          value={line.quantity}
          error={faults.includes('badQuantity') && t('form.badQuantity')}
          onChange={(event) => onChange({ quantity: event.currentTarget.value })}
        />
        <TextInput
          label={t('card.price')}
          inputMode="decimal"
          value={line.price}
          error={faults.includes('badPrice') && t('form.badPrice')}
          onChange={(event) => onChange({ price: event.currentTarget.value })}
        />
        <Group gap={4} mt={22} wrap="nowrap">
          <ActionIcon size="lg" aria-label={t('form.discountAndTax', { number })} aria-expanded={more} onClick={() => setMore(!more)}>
            <IconPercentage size={16} aria-hidden />
          </ActionIcon>
          <ActionIcon size="lg" aria-label={t('form.removeLine', { number })} disabled={!onRemove} onClick={onRemove}>
            <IconTrash size={16} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
      {more && (
        <div className={classes.lineMore}>
          <TextInput
            label={t('card.discount')}
            inputMode="decimal"
            value={line.discount}
            error={faults.includes('badDiscount') && t('form.badDiscount')}
            onChange={(event) => onChange({ discount: event.currentTarget.value })}
          />
          <Select
            label={t('form.discountIn')}
            allowDeselect={false}
            value={line.discountIn}
            onChange={(discountIn) => onChange({ discountIn: discountIn as LineDraft['discountIn'] })}
            data={[
              { value: 'percent', label: '%' },
              { value: 'amount', label: currency },
            ]}
          />
          <TextInput
            label={`${t('card.tax')}, %`}
            inputMode="decimal"
            value={line.tax}
            error={faults.includes('badTax') && t('form.badTax')}
            onChange={(event) => onChange({ tax: event.currentTarget.value })}
          />
          <Select
            label={t('form.taxIs')}
            allowDeselect={false}
            value={line.taxIncluded ? 'included' : 'added'}
            onChange={(is) => onChange({ taxIncluded: is === 'included' })}
            data={[
              { value: 'included', label: t('form.taxIncluded') },
              { value: 'added', label: t('form.taxAdded') },
            ]}
          />
          <Text size="sm" c="dimmed" className={classes.lineTotal}>
            {t('card.sum')}: {money({ amount: lineTotal(line), currency }, true)}
          </Text>
        </div>
      )}
    </div>
  )
}
