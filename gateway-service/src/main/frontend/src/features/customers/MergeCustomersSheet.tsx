import { Badge, Button, Checkbox, Group, Modal, Radio, Skeleton, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useKeyOf } from '@/shared/api/useKeyOf'
import { ErrorState } from '@/shared/ui/ErrorState'
import { notify } from '@/shared/ui/notify'
import { WhatWillBe } from '@/shared/ui/WhatWillBe'
import { areTwoPeople, type Customer, customerQuery, mergeCustomers, type PossibleDuplicate } from './api'
import { BothCustomers } from './BothCustomers'
import { customerName } from './customerName'
import { useSameness } from './useSameness'

/** Shows two customers side by side and what will come of them, before they become one person; or says that they are two. */
export function MergeCustomersSheet({ customer, found, onClose }: { customer: Customer; found: PossibleDuplicate[]; onClose: () => void }) {
  const { t } = useTranslation('customers')
  const sameness = useSameness()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [chosen, setChosen] = useState(found[0]!.customer.id)
  const [swapped, setSwapped] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const keyOf = useKeyOf()
  const other = useQuery(customerQuery(chosen))
  const stays = swapped ? other.data : customer
  const joins = swapped ? customer : other.data

  const change = (what: () => void) => {
    what()
    setProblem(null)
  }
  const run = async (what: () => Promise<void>) => {
    setBusy(true)
    try {
      await what()
      void queries.invalidateQueries({ queryKey: ['customers'] })
      void queries.invalidateQueries({ queryKey: ['leads'] })
      void queries.invalidateQueries({ queryKey: ['orders'] })
      onClose()
    } catch (error) {
      setProblem(error)
      // what is compared is how they stand now
      if (toProblem(error).conflict) void queries.invalidateQueries({ queryKey: ['customers', 'one'] })
    } finally {
      setBusy(false)
    }
  }
  const merge = (event: SyntheticEvent) => {
    event.preventDefault()
    if (!stays || !joins) return
    void run(async () => {
      const merged = await mergeCustomers(stays, joins, keyOf)
      queries.setQueryData(customerQuery(stays.id).queryKey, merged)
      if (swapped) await navigate({ to: '/customers/$customerId', params: { customerId: stays.id } })
    })
  }
  const keepApart = () =>
    void run(async () => {
      await areTwoPeople(customer.id, chosen)
      notify({ message: t('merge.twoPeopleSaid') })
    })

  return (
    <Modal opened onClose={onClose} title={t('merge.title')} size={640} closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form onSubmit={merge}>
        <Stack gap="lg">
          {problem !== null && <ErrorState error={problem} kept={t('merge.kept')} />}
          <Radio.Group value={chosen} onChange={(id) => change(() => setChosen(id))} label={t('merge.which')}>
            <Stack gap="xs" mt={6}>
              {found.map((one) => (
                <Radio
                  key={one.customer.id}
                  value={one.customer.id}
                  label={
                    <>
                      {customerName(one.customer, t('unnamed'))}{' '}
                      {one.weak && (
                        <Badge size="sm" variant="light" color="gray">
                          {t('merge.weak')}
                        </Badge>
                      )}
                    </>
                  }
                  description={sameness(one)}
                />
              ))}
            </Stack>
          </Radio.Group>
          {stays && joins ? (
            <>
              <BothCustomers stays={stays} joins={joins} />
              <Checkbox label={t('merge.swap')} checked={swapped} onChange={(event) => change(() => setSwapped(event.currentTarget.checked))} />
              <WhatWillBe>{t('merge.will', { joins: customerName(joins, t('unnamed')), stays: customerName(stays, t('unnamed')) })}</WhatWillBe>
            </>
          ) : other.error ? (
            <ErrorState error={other.error} onRetry={() => void other.refetch()} />
          ) : (
            <Skeleton height={180} aria-hidden />
          )}
          <Group justify="space-between" gap="xs">
            <Button variant="subtle" color="gray" onClick={keepApart} disabled={busy}>
              {t('merge.twoPeople')}
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('card.cancel')}
              </Button>
              <Button type="submit" loading={busy} disabled={!other.data} data-autofocus>
                {t('merge.do')}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
