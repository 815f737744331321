import { Alert, Stack, Switch, Text } from '@mantine/core'
import { IconMailOff } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { chooseMail, type Mail, MAIL_KINDS, type MailKind, mailQuery } from './api'

/** Which of their notifications somebody also wants in their mailbox. */
export function MailPage() {
  const { t } = useTranslation('settings')
  const mail = useQuery(mailQuery)
  return (
    <>
      <PageHeader title={t('mail.title')} note={t('mail.note')} />
      <PageBody>
        {mail.isLoadingError ? (
          <ErrorState error={mail.error} onRetry={() => void mail.refetch()} />
        ) : mail.isPending ? (
          <Panel flush>
            <RowsSkeleton rows={4} />
          </Panel>
        ) : (
          <>
            {!mail.data.on && (
              <Alert variant="light" icon={<IconMailOff aria-hidden />} title={t('mail.off.title')}>
                {t('mail.off.text')}
              </Alert>
            )}
            <Panel title={t('mail.what')}>
              <Kinds mail={mail.data} />
            </Panel>
          </>
        )}
      </PageBody>
    </>
  )
}

/** Each switch is kept at once; a refusal puts it back and says why. */
function Kinds({ mail }: { mail: Mail }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const choose = useMutation({
    mutationFn: (kinds: MailKind[]) => chooseMail(kinds),
    onMutate: (kinds) => cache.setQueryData(mailQuery.queryKey, { ...mail, kinds }),
    onSuccess: (kept) => cache.setQueryData(mailQuery.queryKey, kept),
    onError: async (error) => {
      showProblem(error)
      await cache.invalidateQueries({ queryKey: mailQuery.queryKey })
    },
    scope: { id: 'mail' },
  })
  return (
    <Stack>
      {mail.on && (
        <Text size="sm" c="dimmed">
          {t('mail.to', { address: mail.address, minutes: Math.max(1, Math.round(mail.delaySeconds / 60)) })} {t('mail.one')}
        </Text>
      )}
      {MAIL_KINDS.map((kind) => (
        <Switch
          key={kind}
          label={t(`mail.kinds.${kind}`)}
          description={kind === 'answered' ? t('mail.answeredHint') : undefined}
          checked={mail.kinds.includes(kind)}
          disabled={!mail.on}
          onChange={(event) => choose.mutate(event.currentTarget.checked ? [...mail.kinds, kind] : mail.kinds.filter((other) => other !== kind))}
        />
      ))}
    </Stack>
  )
}
