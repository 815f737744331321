import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Confirm } from '@/shared/ui/Confirm'
import { type Import, importQuery, undo } from './api'
import classes from './Imports.module.css'

/** Takes back what an import made, after saying what that means; nothing where it made nothing. */
export function UndoButton({ one }: { one: Import }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const [asked, setAsked] = useState(false)
  const { queryKey } = importQuery(one.id)
  const undoing = useMutation({
    mutationFn: () => undo(one),
    onSuccess: (now) => {
      setAsked(false)
      cache.setQueryData(queryKey, now)
      void cache.invalidateQueries({ queryKey: ['imports', 'list'] })
    },
    // somebody else was quicker: what it is now is what is decided about
    onError: () => void cache.invalidateQueries({ queryKey }),
  })
  if ((one.state !== 'done' && one.state !== 'stopped') || !one.outcomes.ordered) return null
  return (
    <>
      <Button variant="default" leftSection={<IconArrowBackUp size={16} aria-hidden />} onClick={() => setAsked(true)}>
        {t('imports.undo.button')}
      </Button>
      <Confirm
        opened={asked}
        title={t('imports.undo.title', { name: one.name })}
        confirm={t('imports.undo.confirm')}
        leave={t('imports.undo.leave')}
        danger
        busy={undoing.isPending}
        error={undoing.error}
        onConfirm={() => undoing.mutate()}
        onClose={() => setAsked(false)}
      >
        <ul className={classes.sentences}>
          <li>{t('imports.undo.cancels')}</li>
          <li>{t('imports.undo.removes')}</li>
          <li>{t('imports.undo.keeps')}</li>
          <li>{t('imports.undo.again')}</li>
        </ul>
      </Confirm>
    </>
  )
}
