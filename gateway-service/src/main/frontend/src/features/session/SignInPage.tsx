import { Alert, Button, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { type SyntheticEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { sessionQuery } from '@/shared/session/session'
import { problemText } from '@/shared/ui/problemText'
import { useTitle } from '@/shared/ui/useTitle'
import { signIn } from './api/signIn'
import classes from './SignInPage.module.css'

export function SignInPage() {
  const { t } = useTranslation('session')
  useTitle(t('title'))
  const { next } = useSearch({ from: '/sign-in' })
  const router = useRouter()
  const queries = useQueryClient()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const attempt = useMutation({
    mutationFn: () => signIn(email.trim(), password),
    onSuccess: (session) => {
      queries.setQueryData(sessionQuery.queryKey, session)
      router.history.push(next ?? '/')
    },
  })
  const submit = (event: SyntheticEvent) => {
    event.preventDefault()
    attempt.mutate()
  }

  return (
    <main className={classes.page}>
      <Paper className={classes.form} withBorder radius="lg" component="form" onSubmit={submit} aria-label={t('title')}>
        <Stack gap="md">
          <div className={classes.head}>
            <img src="/potik.svg" alt="" width={40} height={40} />
            <div>
              <Title order={1} size="h3" lh={1.2}>
                Potik
              </Title>
              <Text size="sm" c="dimmed">
                {t('lead')}
              </Text>
            </div>
          </div>
          {attempt.error && <Refused error={attempt.error} />}
          <TextInput
            label={t('email')}
            type="email"
            name="email"
            autoComplete="username"
            required
            withAsterisk={false}
            autoFocus
            size="md"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
          />
          <PasswordInput
            label={t('password')}
            name="password"
            autoComplete="current-password"
            required
            withAsterisk={false}
            size="md"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" size="md" fullWidth loading={attempt.isPending} mt="xs">
            {t('submit')}
          </Button>
        </Stack>
      </Paper>
    </main>
  )
}

function Refused({ error }: { error: unknown }) {
  const { t } = useTranslation('session')
  const shared = useTranslation('shared').t
  const problem = toProblem(error)
  if (problem.status === 401)
    return (
      <Alert color="red" title={t('wrong')} role="alert">
        {t('wrongHint')}
      </Alert>
    )
  const { title, detail } = problemText(problem, shared)
  return (
    <Alert color="yellow" title={title} role="alert">
      {problem.status === 429 && problem.retryAfter ? t('wait', { count: problem.retryAfter }) : detail}
    </Alert>
  )
}
