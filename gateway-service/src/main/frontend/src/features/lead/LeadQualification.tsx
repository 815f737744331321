import { Button, Group, Stack, UnstyledButton } from '@mantine/core'
import { IconCheck, IconPencil, IconQuestionMark, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding, Question } from '@/shared/api/model'
import { isUnknown, QUESTIONS } from '@/shared/leads/finding'
import { FindingInput } from '@/shared/leads/FindingInput'
import fields from '@/shared/fields/OwnFields.module.css'
import { patchLead } from './api/patchLead'
import classes from './LeadQualification.module.css'
import type { Lead, Qualification } from './model'
import { useLeadChange } from './useLead'

const LEVELS = ['none', 'mql', 'sal', 'sql'] as const
const ICONS = { yes: IconCheck, no: IconX, unknown: IconQuestionMark }

/** How far the lead is qualified, as a small path that can be clicked both ways, and the four questions. */
export function LeadQualification({ lead }: { lead: Lead }) {
  const { t } = useTranslation('lead')
  const change = useLeadChange(lead)
  const { level } = lead.qualification
  const save = (what: Partial<Qualification>) =>
    change(() => patchLead(lead.id, lead.version, { qualification: what }), { qualification: { ...lead.qualification, ...what } })
  return (
    <>
      <ol className={classes.path} aria-label={t('qualification.path')}>
        {LEVELS.map((each, at) => {
          const here = each === level
          const passed = at < LEVELS.indexOf(level)
          return (
            <li key={each}>
              <button
                type="button"
                className={classes.level}
                data-here={here || undefined}
                data-passed={passed || undefined}
                aria-current={here ? 'step' : undefined}
                title={t(`qualification.about.${each}`)}
                onClick={() => !here && void save({ level: each })}
              >
                {passed && at > 0 && <IconCheck size={12} aria-hidden />}
                {t(`qualification.level.${each}`)}
              </button>
            </li>
          )
        })}
      </ol>
      <dl className={fields.fields}>
        {QUESTIONS.map((question) => (
          <FindingRow key={question} question={question} finding={lead.qualification[question]} onSave={(finding) => save({ [question]: finding })} />
        ))}
      </dl>
    </>
  )
}

interface RowProps {
  question: Question
  finding: Finding
  onSave: (finding: Finding) => Promise<boolean>
}

/** What is known of one question; it becomes a small form where it stands. Enter saves, Esc takes back. */
function FindingRow({ question, finding, onSave }: RowProps) {
  const { t } = useTranslation('lead')
  const [draft, setDraft] = useState<Finding | null>(null)
  const [busy, setBusy] = useState(false)
  const closed = useRef(false)
  const name = t(`shared:field.${question}`)
  const Icon = ICONS[finding.answer]
  const close = () => {
    closed.current = true
    setDraft(null)
  }
  const save = async (wanted: Finding) => {
    setBusy(true)
    const done = await onSave({ ...wanted, text: wanted.text?.trim() || null })
    setBusy(false)
    if (done) close()
  }
  const focusBack = (element: HTMLElement | null) => {
    if (element && closed.current) {
      closed.current = false
      element.focus()
    }
  }
  return (
    <div className={draft ? undefined : fields.field}>
      <dt className={draft ? classes.asked : undefined}>{name}</dt>
      <dd className={draft ? classes.asked : undefined}>
        {draft ? (
          <form
            aria-label={name}
            onSubmit={(event) => {
              event.preventDefault()
              void save(draft)
            }}
          >
            {/* Esc from wherever in the form */}
            {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
            <div
              onKeyDown={(event) => {
                if (event.key !== 'Escape') return
                event.stopPropagation()
                close()
              }}
            >
              <Stack gap={6}>
                <FindingInput quiet autoFocus question={question} value={draft} onChange={setDraft} />
                <Group gap="xs" justify="flex-end">
                  <Button size="compact-xs" variant="default" onClick={close}>
                    {t('shared:cancel')}
                  </Button>
                  <Button size="compact-xs" type="submit" loading={busy}>
                    {t('shared:save')}
                  </Button>
                </Group>
              </Stack>
            </div>
          </form>
        ) : (
          <UnstyledButton ref={focusBack} className={fields.value} onClick={() => setDraft(finding)}>
            <Icon size={14} aria-hidden className={classes.answer} data-answer={finding.answer} />
            <span className={isUnknown(finding) ? fields.nothing : undefined}>
              {[(finding.answer !== 'unknown' || !finding.text) && t(`shared:answer.${finding.answer}`), finding.text].filter(Boolean).join(', ')}
            </span>
            <IconPencil size={13} aria-label={t('shared:ownFields.change', { name })} className={fields.pencil} />
          </UnstyledButton>
        )}
      </dd>
    </div>
  )
}
