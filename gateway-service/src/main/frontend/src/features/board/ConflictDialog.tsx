import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Board } from './boardModel'
import type { Conflict } from './useMoves'

/** Two people moved one card: shows where it is now and lets this one decide. */
export function ConflictDialog({ conflict, board, onDecide }: { conflict: Conflict; board: Board; onDecide: (move: boolean) => void }) {
  const { t } = useTranslation('board')
  const { current, wanted } = conflict
  const stage = board.columns.find((column) => column.stage.id === current.stageId)?.stage.name ?? t('conflict.elsewhere')
  return (
    <Modal opened onClose={() => onDecide(false)} title={t('conflict.title')} centered closeButtonProps={{ 'aria-label': t('shared:close') }}>
      <Stack gap="md">
        <Text>
          {t('conflict.now', { name: current.title || t('shared:noName'), stage, manager: current.manager?.name ?? t('shared:unassigned') })}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" data-autofocus onClick={() => onDecide(false)}>
            {t('conflict.leave', { stage })}
          </Button>
          <Button onClick={() => onDecide(true)}>{t('conflict.move', { stage: wanted.name })}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
