import { Button, Group, Select, Stack, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toProblem } from '@/shared/api/problem'
import { useChannelName } from '@/shared/ui/Channel'
import { ErrorState } from '@/shared/ui/ErrorState'
import { changeTemplate, createTemplate, type Template } from './api'

/** The kinds of channel by which people are answered. */
const CHANNELS = ['telegram', 'viber', 'whatsapp', 'messenger', 'instagram', 'email']

/** A new template, or one that is changed. */
export function TemplateForm({ template, onDone }: { template?: Template; onDone: () => void }) {
  const { t } = useTranslation('settings')
  const channelName = useChannelName()
  const cache = useQueryClient()
  const [name, setName] = useState(template?.name ?? '')
  const [text, setText] = useState(template?.text ?? '')
  const [channel, setChannel] = useState(template?.channel ?? '')
  const save = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), text: text.trim(), channel }
      return template ? changeTemplate(template, body) : createTemplate(body)
    },
    onSuccess: async () => {
      await cache.invalidateQueries({ queryKey: ['templates'] })
      onDone()
    },
    // somebody else changed it: the list behind shows what stands there now
    onError: (error) => (toProblem(error).conflict ? cache.invalidateQueries({ queryKey: ['templates'] }) : undefined),
  })
  const problem = save.error ? toProblem(save.error) : undefined
  const faults = problem?.byField() ?? {}
  const ready = name.trim() !== '' && text.trim() !== ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) save.mutate()
      }}
    >
      <Stack gap="sm">
        <Group gap="sm" align="flex-start">
          <TextInput label={t('templates.name')} maxLength={100} value={name} error={faults.name} style={{ flex: '1 1 220px' }} onChange={(event) => setName(event.currentTarget.value)} />
          <Select
            label={t('templates.channel')}
            allowDeselect={false}
            w={180}
            value={channel}
            onChange={(value) => setChannel(value ?? '')}
            data={[{ value: '', label: t('templates.allChannels') }, ...CHANNELS.map((value) => ({ value, label: channelName(value) }))]}
          />
        </Group>
        <Textarea
          label={t('templates.text')}
          placeholder={t('templates.textHint')}
          description={t('templates.placeholders')}
          autosize
          minRows={3}
          maxRows={12}
          maxLength={4096}
          value={text}
          error={faults.text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {problem && Object.keys(faults).length === 0 && <ErrorState error={save.error} />}
        <Group gap="xs">
          <Button type="submit" disabled={!ready} loading={save.isPending}>
            {t('save')}
          </Button>
          <Button variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
