import { Button, SegmentedControl, Text } from '@mantine/core'
import { IconMessage, IconNote, IconPhone, IconSend } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { contactHref } from '@/shared/format/contact'
import { useChannelName } from '@/shared/ui/Channel'
import { addCall, addNote, sendMessage } from './api/say'
import { detachAll, useAttachments } from './attachments'
import classes from './Composer.module.css'
import { ComposerField } from './ComposerField'
import type { Lead } from './model'
import { useLeadChange } from './useLead'
import { useTakes } from './useTakes'

type Mode = 'message' | 'note' | 'call'

/** In milliseconds: who thinks about the next word is still writing, who went for lunch is not. */
const WRITES_NO_MORE_AFTER = 30_000

/** What was begun and not sent, by lead and kind: it is still there when the card is opened again. */
const drafts = new Map<string, string>()

/** Answers by the channel that the person wrote by, or leaves a note or a call in the history. */
export function Composer({ lead, onWriting }: { lead: Lead; onWriting?: (writing: boolean) => void }) {
  const { t } = useTranslation('lead')
  const channelName = useChannelName()
  const change = useLeadChange(lead)
  const [mode, setMode] = useState<Mode>(lead.answerBy ? 'message' : 'note')
  const [answered, setAnswered] = useState('yes')
  const [busy, setBusy] = useState(false)
  const lapse = useRef<ReturnType<typeof setTimeout>>(undefined)
  const draftKey = `${lead.id} ${mode}`
  const [, redraw] = useState(0)
  const text = drafts.get(draftKey) ?? ''
  const write = (value: string) => {
    if (value) drafts.set(draftKey, value)
    else drafts.delete(draftKey)
    redraw((count) => count + 1)
    onWriting?.(mode === 'message' && value !== '')
    clearTimeout(lapse.current)
    lapse.current = setTimeout(() => onWriting?.(false), WRITES_NO_MORE_AFTER)
  }
  // who turned to a note, or left, does not write an answer any more
  useEffect(
    () => () => {
      clearTimeout(lapse.current)
      onWriting?.(false)
    },
    [mode, onWriting],
  )
  const attachments = useAttachments(lead.id)
  const takes = useTakes(lead.answerBy)

  const cannotAnswer = mode === 'message' && !lead.answerBy
  const words = text.trim()
  const tooLong = mode === 'message' && takes && words.length > takes.longestText ? takes.longestText : undefined
  const filesReady = attachments.every((one) => one.state === 'ready')
  const ready =
    mode === 'message' ? !cannotAnswer && !tooLong && filesReady && (words !== '' || attachments.length > 0) : mode === 'call' || words !== ''
  const send = async () => {
    if (!ready || busy) return
    setBusy(true)
    const done = await change(
      async () => {
        if (mode === 'message')
          await sendMessage(
            lead.id,
            words,
            attachments.flatMap((one) => one.sent ?? []),
          )
        else if (mode === 'note') await addNote(lead.id, words)
        else await addCall(lead.id, words, answered === 'yes')
        return undefined
      },
      mode === 'message' || (mode === 'call' && answered === 'yes') ? { waitingSince: null } : undefined,
      t('composer.kept'),
    )
    if (done) {
      write('')
      if (mode === 'message') detachAll(lead.id)
    }
    setBusy(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      void send()
    }
  }
  const phone = lead.contactPoints.find((point) => point.kind === 'phone')
  const by = lead.answerBy && (lead.answerBy.label || channelName(lead.answerBy.channel))

  return (
    <div className={classes.composer}>
      <div className={classes.top}>
        <SegmentedControl
          size="xs"
          aria-label={t('composer.kind')}
          value={mode}
          onChange={(value) => setMode(value)}
          data={[
            { value: 'message', label: <Label icon={<IconMessage size={15} aria-hidden />} text={t('composer.message')} /> },
            { value: 'note', label: <Label icon={<IconNote size={15} aria-hidden />} text={t('composer.note')} /> },
            { value: 'call', label: <Label icon={<IconPhone size={15} aria-hidden />} text={t('composer.call')} /> },
          ]}
        />
        {mode === 'message' && by && (
          <Text size="xs" c="dimmed" truncate>
            {t('composer.by', { channel: by })}
            {takes?.files === 0 && ` ${t('files.textOnly')}`}
          </Text>
        )}
        {mode === 'call' && (
          <SegmentedControl
            size="xs"
            aria-label={t('composer.wasAnswered')}
            value={answered}
            onChange={setAnswered}
            data={[
              { value: 'yes', label: t('composer.reached') },
              { value: 'no', label: t('composer.notReached') },
            ]}
          />
        )}
      </div>
      {cannotAnswer ? (
        <Text size="sm" c="dimmed" py="xs">
          {t('composer.cannot', { channel: channelName(lead.channel) })}{' '}
          {phone && (
            <a className={classes.link} href={contactHref(phone)}>
              {t('composer.callInstead')}
            </a>
          )}
        </Text>
      ) : (
        <ComposerField
          lead={lead}
          mode={mode}
          text={text}
          onWrite={write}
          onKeyDown={onKeyDown}
          attachments={attachments}
          takes={takes}
          error={tooLong ? t('composer.tooLong', { longest: tooLong, now: words.length }) : undefined}
        >
          <Button onClick={() => void send()} disabled={!ready} loading={busy} leftSection={<IconSend size={15} aria-hidden />} title={t('composer.keys')}>
            {t(mode === 'message' ? 'composer.send' : 'composer.add')}
          </Button>
        </ComposerField>
      )}
    </div>
  )
}

function Label({ icon, text }: { icon: React.ReactNode; text: string }) {
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6 }}>
      {icon}
      {text}
    </span>
  )
}
