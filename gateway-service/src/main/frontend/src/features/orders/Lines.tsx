import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { useRole } from '@/shared/session/session'
import { Panel } from '@/shared/ui/PageFrame'
import type { Order } from './api'
import { EditLines } from './EditLines'
import classes from './OrderPage.module.css'

/** What is sold, with discount and tax where there are some. Those of a shop's order only the shop changes. */
export function Lines({ order }: { order: Order }) {
  const { t } = useTranslation('orders')
  const { money, decimal } = useFormats()
  const mayWrite = !useRole('analyst')
  const [editing, setEditing] = useState(false)
  const { currency } = order.sum
  const inMoney = (amount: string) => money({ amount, currency }, true)
  const less = order.lines.some((line) => line.discount)
  const taxed = order.lines.some((line) => line.tax)
  return (
    <Panel
      title={t('card.lines')}
      note={order.shop ? t('card.ofShop') : undefined}
      flush
      action={
        mayWrite &&
        !order.shop &&
        order.statusKind === 'open' && (
          <Button size="xs" variant="light" onClick={() => setEditing(true)}>
            {t('card.editLines')}
          </Button>
        )
      }
    >
      {order.lines.length === 0 ? (
        <Text c="dimmed" size="sm" px="md" pb="sm">
          {t('card.noLines')}
        </Text>
      ) : (
        <Table.ScrollContainer minWidth={less || taxed ? 480 : 320} scrollAreaProps={{ viewportProps: { tabIndex: 0, role: 'region', 'aria-label': t('card.line') } }}>
          <Table verticalSpacing={10} horizontalSpacing="md">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('card.line')}</Table.Th>
                <Table.Th ta="end">{t('card.quantity')}</Table.Th>
                <Table.Th ta="end">{t('card.price')}</Table.Th>
                {less && <Table.Th ta="end">{t('card.discount')}</Table.Th>}
                {taxed && <Table.Th ta="end">{t('card.tax')}</Table.Th>}
                <Table.Th ta="end">{t('card.sum')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {order.lines.map((line, at) => (
                <Table.Tr key={`${at} ${line.name}`}>
                  <Table.Td>{line.name}</Table.Td>
                  <Table.Td ta="end">{decimal(line.quantity)}</Table.Td>
                  <Table.Td ta="end" className={classes.figure}>
                    {inMoney(line.price)}
                  </Table.Td>
                  {less && (
                    <Table.Td ta="end" className={classes.figure}>
                      {line.discount && (
                        <>
                          {line.discount.percent && `${decimal(line.discount.percent)} % · `}−{money(line.discountSum, true)}
                        </>
                      )}
                    </Table.Td>
                  )}
                  {taxed && (
                    <Table.Td ta="end" className={classes.figure}>
                      {line.tax && (
                        <>
                          {decimal(line.tax.percent)} % · {t(line.tax.included ? 'card.taxIn' : 'card.taxOn', { amount: money(line.taxSum, true) })}
                        </>
                      )}
                    </Table.Td>
                  )}
                  <Table.Td ta="end" className={classes.figure}>
                    {inMoney(line.sum)}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
      <div className={classes.total}>
        <span>{t('card.total')}</span>
        <span>{money(order.sum, true)}</span>
      </div>
      {editing && <EditLines order={order} onClose={() => setEditing(false)} />}
    </Panel>
  )
}
