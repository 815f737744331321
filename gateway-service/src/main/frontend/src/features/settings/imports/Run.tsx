import { Alert, Progress, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormats } from '@/shared/format/useFormats'
import { Panel } from '@/shared/ui/PageFrame'
import { type Import, isUnderWay, OUTCOMES } from './api'
import { Figures } from './Figures'
import { Rows } from './Rows'
import { UndoButton } from './UndoButton'

/** How far it is, and what became of each of its sales. */
export function Run({ one }: { one: Import }) {
  const { t } = useTranslation('settings')
  const { number } = useFormats()
  const { undo } = one
  const settled = OUTCOMES.filter((outcome) => outcome !== 'inFlight').reduce((sum, outcome) => sum + (one.outcomes[outcome] ?? 0), 0)
  const decided = undo ? undo.cancelled + undo.left : 0
  return (
    <>
      <Panel title={t(`imports.states.${one.state}`)} note={t('imports.taken', { taken: number(one.taken), things: number(one.things) })} action={<UndoButton one={one} />}>
        <Stack gap="md">
          {one.state === 'stopped' && one.stoppedBecause && <Alert color="yellow">{t(`imports.stopped.${one.stoppedBecause}`, { source: one.source.name })}</Alert>}
          {undo && one.state === 'undoing' ? (
            <Progress value={share(decided, undo.orders)} aria-label={t('imports.undo.progress')} />
          ) : (
            isUnderWay(one) && <Progress value={share(settled, one.things)} aria-label={t('imports.progress')} />
          )}
          <Now one={one} />
          <Figures of={OUTCOMES.map((outcome) => [t(`imports.outcomes.${outcome}`), one.outcomes[outcome] ?? 0])} />
          {undo && (
            <Figures
              of={[
                [t('imports.undo.orders'), undo.orders],
                [t('imports.undone.cancelled'), undo.cancelled],
                [t('imports.undone.left'), undo.left],
              ]}
            />
          )}
          {Boolean(one.outcomes.quarantined) && !isUnderWay(one) && (
            <Text size="sm" c="dimmed">
              {t('imports.mend')}
            </Text>
          )}
        </Stack>
      </Panel>
      <Rows one={one} far={settled + decided} />
    </>
  )
}

const share = (some: number, all: number) => (all === 0 ? 0 : (some / all) * 100)

/** One sentence, said aloud when it becomes another. */
function Now({ one }: { one: Import }) {
  const { t } = useTranslation('settings')
  const { number } = useFormats()
  return (
    <Text size="sm" role="status">
      {one.state === 'undone' && one.undo
        ? t('imports.now.undone', { cancelled: number(one.undo.cancelled), left: number(one.undo.left) })
        : one.state === 'done' || one.state === 'stopped'
          ? t(isUnderWay(one) ? 'imports.now.onItsWay' : 'imports.now.settled')
          : t(one.state === 'undoing' ? 'imports.now.undoing' : 'imports.now.running')}
    </Text>
  )
}
