import { Button, Group, List, Modal, Skeleton, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Card } from '@/shared/api/model'
import { ExclusionSummary } from '@/shared/exclusions/ExclusionSummary'
import { type Grounds, leadsPreviewQuery } from '@/shared/exclusions/exclusions'
import { GroundsFields, useGrounds } from '@/shared/exclusions/GroundsFields'
import { ErrorState } from '@/shared/ui/ErrorState'

/** So many are looked at before; what is picked beyond that is excluded in the next go. */
const MOST = 500

/** Says what excluding all that are picked would do, and asks why. */
export function ManyExclude({ cards, onClose, onExclude }: { cards: Card[]; onClose: () => void; onExclude: (grounds: Grounds) => void }) {
  const { t } = useTranslation('board')
  const asked = useGrounds()
  // those that were picked when it was opened: what is seen is what is done
  const [ids] = useState(() => cards.map((card) => card.id))
  const tooMany = ids.length > MOST
  const preview = useQuery({ ...leadsPreviewQuery(ids), enabled: !tooMany })
  const { grounds } = asked
  return (
    <Modal opened onClose={onClose} title={t('many.excludeTitle', { count: ids.length })} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (grounds && preview.isSuccess) onExclude(grounds)
        }}
      >
        <Stack gap="md">
          {tooMany ? (
            t('many.excludeTooMany', { most: MOST })
          ) : preview.isError ? (
            <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
          ) : preview.isPending ? (
            <Skeleton height={112} />
          ) : (
            <ExclusionSummary preview={preview.data}>
              <List.Item>{t('shared:exclusion.onlyCounted')}</List.Item>
            </ExclusionSummary>
          )}
          {!tooMany && <GroundsFields of={asked} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('shared:cancel')}
            </Button>
            <Button type="submit" color="red" disabled={!grounds || !preview.isSuccess || preview.data.counts.leads === 0}>
              {t('many.excludeDo')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
