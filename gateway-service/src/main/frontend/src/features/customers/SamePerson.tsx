import { Button } from '@mantine/core'
import { IconGitMerge } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkAnchor } from '@/shared/ui/links'
import { type Customer, duplicatesQuery } from './api'
import { customerName } from './customerName'
import classes from './SamePerson.module.css'
import { useSameness } from './useSameness'

const MergeCustomersSheet = lazy(() => import('./MergeCustomersSheet').then((module) => ({ default: module.MergeCustomersSheet })))

/** A quiet line that names who may be the same person, and why; of a card that is part of another one, where that is. */
export function SamePerson({ customer }: { customer: Customer }) {
  const { t } = useTranslation('customers')
  const sameness = useSameness()
  const { data: found = [] } = useQuery({ ...duplicatesQuery(customer.id), enabled: !customer.mergedInto })
  const [opened, setOpened] = useState(false)
  if (customer.mergedInto)
    return (
      <section className={classes.line} aria-label={t('merge.isPart')}>
        <IconGitMerge size={15} aria-hidden />
        <span className={classes.who}>
          {t('merge.isPart')}{' '}
          <LinkAnchor to="/customers/$customerId" params={{ customerId: customer.mergedInto }} size="sm">
            {t('merge.open')}
          </LinkAnchor>
        </span>
      </section>
    )
  const first = found[0]
  if (!first) return null
  return (
    <section className={classes.line} aria-label={t('merge.possibly')}>
      <IconGitMerge size={15} aria-hidden />
      <span className={classes.who}>
        {t('merge.possibly')}: <strong>{customerName(first.customer, t('unnamed'))}</strong> ({sameness(first)}){found.length > 1 && ` ${t('merge.more', { count: found.length - 1 })}`}
      </span>
      <Button size="compact-xs" variant="subtle" onClick={() => setOpened(true)}>
        {t('merge.compare')}
      </Button>
      {opened && (
        <Suspense fallback={null}>
          <MergeCustomersSheet customer={customer} found={found} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </section>
  )
}
