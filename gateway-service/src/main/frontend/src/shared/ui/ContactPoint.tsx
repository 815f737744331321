import { ActionIcon, Anchor, CopyButton, Group, Text, Tooltip } from '@mantine/core'
import { IconBrandTelegram, IconCheck, IconCopy, IconId, IconMail, IconPhone, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ContactPoint } from '@/shared/api/model'
import { contactHref, contactText } from '@/shared/format/contact'

const ICONS: Record<string, TablerIcon> = { phone: IconPhone, email: IconMail, telegram: IconBrandTelegram }

/** Accounts that the provider names by an abbreviation. */
const ACCOUNTS: Record<string, string> = { psid: 'messenger', igsid: 'instagram', wa: 'whatsapp' }

const KINDS = ['phone', 'email', 'telegram', 'viber', 'whatsapp', 'messenger', 'instagram']

/** A way to reach a person: calls, writes or copies with one click. */
export function ContactPointLine({ point }: { point: ContactPoint }) {
  const { t } = useTranslation('shared')
  const Icon = ICONS[point.kind] ?? IconId
  const href = contactHref(point)
  const text = contactText(point)
  const channel = ACCOUNTS[point.kind] ?? point.kind
  const kind = KINDS.includes(channel) ? t(`contact.${channel}`) : point.kind
  return (
    <Group gap={8} wrap="nowrap" mih={28}>
      <Tooltip label={kind}>
        <span role="img" aria-label={kind} style={{ display: 'inline-flex', color: 'var(--mantine-color-dimmed)' }}>
          <Icon size={16} stroke={1.7} aria-hidden />
        </span>
      </Tooltip>
      {href ? (
        <Anchor href={href} size="sm" truncate>
          {text}
        </Anchor>
      ) : (
        <Text size="sm" truncate>
          {text}
        </Text>
      )}
      <CopyButton value={text} timeout={1500}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" color={copied ? 'accent' : 'gray'} size="sm" onClick={copy} aria-label={copied ? t('copied') : t('copyValue', { value: text })}>
            {copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  )
}
