import { Button, Group, Text, TextInput, UnstyledButton } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { decimalText, parseDecimal } from '@/shared/format/money'
import { useFormats } from '@/shared/format/useFormats'
import { useSession } from '@/shared/session/session'
import { patchLead } from './api/patchLead'
import classes from './LeadLines.module.css'
import { emptyLine, LinesEditor, linesReady, linesToSend } from './LinesEditor'
import type { Lead, Line } from './model'
import { useLeadChange } from './useLead'

/** What the lead is worth: one amount, or lines whose sum it is. */
export function LeadLines({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const formats = useFormats()
  const { workspace } = useSession()
  const change = useLeadChange(lead)
  const currency = lead.amount?.currency ?? workspace.currency
  const [amount, setAmount] = useState<string | null>(null)
  const [lines, setLines] = useState<Line[] | null>(null)
  const [busy, setBusy] = useState(false)

  const saveAmount = async () => {
    const units = parseDecimal(amount ?? '')
    if (amount !== '' && units === null) return
    const money = units === null ? null : { amount: decimalText(units), currency }
    if (money?.amount === lead.amount?.amount || (await change(() => patchLead(lead.id, lead.version, { amount: money }), { amount: money }))) setAmount(null)
  }
  const saveLines = async () => {
    setBusy(true)
    if (await change(() => patchLead(lead.id, lead.version, { lines: linesToSend(lines ?? []) }))) setLines(null)
    setBusy(false)
  }

  if (lines)
    return (
      <>
        <LinesEditor lines={lines} currency={currency} onChange={setLines} />
        <Group justify="flex-end" gap="xs" mt="xs">
          <Button size="xs" variant="default" onClick={() => setLines(null)}>
            {t('shared:cancel')}
          </Button>
          <Button size="xs" loading={busy} disabled={!linesReady(lines)} onClick={() => void saveLines()}>
            {t('shared:save')}
          </Button>
        </Group>
      </>
    )
  return (
    <>
      {amount === null ? (
        <UnstyledButton className={classes.amount} disabled={lead.lines.length > 0} onClick={() => setAmount(lead.amount?.amount ?? '')}>
          {lead.amount ? formats.money(lead.amount) : <Text c="dimmed">{t('noAmount')}</Text>}
          {lead.lines.length === 0 && <IconPencil size={14} aria-label={t('changeAmount')} />}
        </UnstyledButton>
      ) : (
        <TextInput
          size="xs"
          aria-label={t('amountIn', { currency })}
          placeholder={t('amountIn', { currency })}
          inputMode="decimal"
          autoFocus
          value={amount}
          error={amount !== '' && parseDecimal(amount) === null}
          onChange={(event) => setAmount(event.currentTarget.value)}
          onBlur={() => void saveAmount()}
          onKeyDown={(event) => {
            if (event.key === 'Enter') event.currentTarget.blur()
            if (event.key === 'Escape') setAmount(null)
          }}
        />
      )}
      {lead.lines.length > 0 && (
        <ul className={classes.lines}>
          {lead.lines.map((line, row) => (
            <li key={row}>
              <span className={classes.name} title={line.name}>
                {line.name}
              </span>
              <span className={classes.times}>
                {line.quantity} × {formats.money({ amount: line.price, currency })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {lead.outcome === 'open' && (
        <Button size="compact-xs" variant="subtle" ml={-8} mt={4} onClick={() => setLines(lead.lines.length ? lead.lines : [emptyLine])}>
          {t(lead.lines.length ? 'lines.edit' : 'lines.start')}
        </Button>
      )}
    </>
  )
}
