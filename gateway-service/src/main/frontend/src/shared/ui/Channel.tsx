import { Tooltip } from '@mantine/core'
import {
  IconBrandInstagram,
  IconBrandMessenger,
  IconBrandTelegram,
  IconBrandWhatsapp,
  IconForms,
  IconHandGrab,
  IconHelpCircle,
  IconMail,
  IconMessageCircle2,
  IconPhone,
  IconShoppingBag,
  IconTableImport,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

const ICONS: Record<string, TablerIcon> = {
  telegram: IconBrandTelegram,
  viber: IconMessageCircle2,
  whatsapp: IconBrandWhatsapp,
  messenger: IconBrandMessenger,
  instagram: IconBrandInstagram,
  form: IconForms,
  email: IconMail,
  call: IconPhone,
  shop: IconShoppingBag,
  manual: IconHandGrab,
  import: IconTableImport,
}

/** Its own word for a channel; one that this version does not know is shown by its API name. */
export function useChannelName() {
  const { t } = useTranslation('shared')
  return (channel: string) => (channel in ICONS ? t(`channel.${channel}`) : channel)
}

/** Icon of a channel with its name for everybody who cannot see or know it. */
export function ChannelIcon({ channel, size = 16 }: { channel: string; size?: number }) {
  const name = useChannelName()(channel)
  const Icon = ICONS[channel] ?? IconHelpCircle
  return (
    <Tooltip label={name} openDelay={400}>
      <span role="img" aria-label={name} style={{ display: 'inline-flex', flex: 'none', color: `var(--channel-${channel}, var(--mantine-color-dimmed))` }}>
        <Icon size={size} stroke={1.7} aria-hidden />
      </span>
    </Tooltip>
  )
}
