import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Session } from '@/shared/api/model'
import { toProblem } from '@/shared/api/problem'
import { callThings } from '@/shared/i18n/ownWords'
import { fill, type OwnWords, type Term, TERMS, USUAL, type Word, wordOf } from '@/shared/i18n/terms'
import { sessionQuery, useRole, useSession } from '@/shared/session/session'
import { ErrorState } from '@/shared/ui/ErrorState'
import { PageBody, Panel } from '@/shared/ui/PageFrame'
import { PageHeader } from '@/shared/ui/PageHeader'
import { useShowProblem } from '@/shared/ui/problemText'
import { RowsSkeleton } from '@/shared/ui/Skeletons'
import { ReadOnly } from '../ReadOnly'
import { saveTerms, type Terms, termsQuery } from './api'
import classes from './Terms.module.css'
import { counted, type Draft, draftOf, type Form, formsOf, missing, rebased, samples, wordsOf } from './words'

/** What the workspace calls a lead, an order, a customer and a pipeline, with how it will be said. */
export function TermsPage() {
  const { t } = useTranslation('settings')
  const owner = useRole('owner')
  const terms = useQuery(termsQuery)
  return (
    <>
      <PageHeader title={t('terms.title')} note={t('terms.note')} />
      <PageBody>
        {!owner && <ReadOnly ownerOnly />}
        {terms.isLoadingError ? (
          <ErrorState error={terms.error} onRetry={() => void terms.refetch()} />
        ) : terms.isPending ? (
          <RowsSkeleton rows={6} />
        ) : (
          <TermsForm terms={terms.data} mayWrite={owner} />
        )}
      </PageBody>
    </>
  )
}

function TermsForm({ terms, mayWrite }: { terms: Terms; mayWrite: boolean }) {
  const { t } = useTranslation('settings')
  const cache = useQueryClient()
  const showProblem = useShowProblem()
  const languages = useSession().workspace.languages.filter((language) => USUAL[language])
  const [draft, setDraft] = useState(() => draftOf(terms.words, languages))
  // what somebody else saved meanwhile is shown, and what was written here stays
  const [base, setBase] = useState(terms)
  if (base.version !== terms.version) {
    setBase(terms)
    setDraft(rebased(draft, draftOf(base.words, languages), draftOf(terms.words, languages)))
  }
  const words = wordsOf(draft)
  const changed = JSON.stringify(words) !== JSON.stringify(wordsOf(draftOf(terms.words, languages)))
  const complete = TERMS.every((term) => languages.every((language) => missing(draft[term][language]!, language).length === 0))
  const write = (term: Term, language: string, word: Word) => setDraft((before) => ({ ...before, [term]: { ...before[term], [language]: word } }))
  const save = useMutation({
    mutationFn: () => saveTerms(terms.version, words),
    onSuccess: async (saved) => {
      cache.setQueryData(termsQuery.queryKey, saved)
      cache.setQueryData(sessionQuery.queryKey, (session: Session | undefined) => session && { ...session, workspace: { ...session.workspace, terms: saved.words } })
      await callThings(saved.words)
      notifications.show({ message: t('saved') })
    },
    onError: (error) => {
      showProblem(error, t('terms.kept'))
      if (toProblem(error).conflict) void cache.invalidateQueries({ queryKey: termsQuery.queryKey })
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (changed && complete) save.mutate()
      }}
    >
      <Stack gap="md">
        {TERMS.map((term) => (
          <TermPanel key={term} term={term} languages={languages} draft={draft} words={words} mayWrite={mayWrite} onWrite={(language, word) => write(term, language, word)} />
        ))}
        {mayWrite && (
          <Group>
            <Button type="submit" disabled={!changed || !complete} loading={save.isPending}>
              {t('save')}
            </Button>
            <Text size="xs" c="dimmed">
              {t('terms.help')}
            </Text>
          </Group>
        )}
      </Stack>
    </form>
  )
}

interface PanelProps {
  term: Term
  languages: string[]
  draft: Draft
  words: OwnWords
  mayWrite: boolean
  onWrite: (language: string, word: Word) => void
}

function TermPanel({ term, languages, draft, words, mayWrite, onWrite }: PanelProps) {
  const { t } = useTranslation('settings')
  const own = words[term] !== undefined
  return (
    <Panel title={t(`terms.of.${term}`)} note={own ? undefined : t('terms.usual')}>
      {languages.map((language) => (
        <TermRow key={language} term={term} language={language} word={draft[term][language]!} words={words} mayWrite={mayWrite} onWrite={(word) => onWrite(language, word)} />
      ))}
    </Panel>
  )
}

interface RowProps {
  term: Term
  language: string
  word: Word
  words: OwnWords
  mayWrite: boolean
  onWrite: (word: Word) => void
}

function TermRow({ term, language, word, words, mayWrite, onWrite }: RowProps) {
  const { t } = useTranslation('settings')
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(language) ?? language
  const usual = USUAL[language]![term]
  const lacking = missing(word, language)
  const begun = Object.values(word).some((form: string | undefined) => form)
  const preview = lacking.length > 0 ? null : [...counted(wordOf(term, language, words), language), ...samples(term, language).map((text) => fill(text, language, words))]
  const input = (form: Form) => (
    <TextInput
      key={form}
      label={t(`terms.form.${form}`)}
      aria-label={`${t(`terms.of.${term}`)}, ${name}: ${t(`terms.form.${form}`)}`}
      placeholder={usual[form]}
      value={word[form] ?? ''}
      maxLength={40}
      readOnly={!mayWrite}
      error={lacking.includes(form) && t('terms.missing')}
      lang={language}
      onChange={(event) => onWrite({ ...word, [form]: event.currentTarget.value })}
    />
  )
  return (
    <div className={classes.row} role="group" aria-label={`${t(`terms.of.${term}`)}, ${name}`}>
      <Text className={classes.language} fw={550}>
        {name}
      </Text>
      <div className={classes.forms}>{formsOf(language).map(input)}</div>
      <Text size="sm" c="dimmed" lang={language} className={classes.preview} aria-live="polite">
        {preview ? preview.join(' · ') : t('terms.incomplete')}
      </Text>
      {mayWrite && begun && (
        <Button size="xs" variant="subtle" color="gray" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => onWrite({ one: '', few: '', many: '' })}>
          {t('terms.back', { word: usual.one })}
        </Button>
      )}
    </div>
  )
}
