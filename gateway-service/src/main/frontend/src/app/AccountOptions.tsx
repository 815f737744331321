import { SegmentedControl, Text, UnstyledButton, useMantineColorScheme } from '@mantine/core'
import { IconInbox, IconKeyboard, IconLogout, IconMoon, IconSettings, IconSun, IconSunMoon } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { api } from '@/shared/api/client'
import { useSession } from '@/shared/session/session'
import { useShowProblem } from '@/shared/ui/problemText'
import classes from './AccountMenu.module.css'
import { LANGUAGES, speak } from './i18n'

const SCHEMES = [
  { value: 'light', icon: IconSun },
  { value: 'dark', icon: IconMoon },
  { value: 'auto', icon: IconSunMoon },
] as const

/** What is in the account menu: who is signed in, language, colours, the keys, and the way out. */
export function AccountOptions({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const { t, i18n } = useTranslation('app')
  const { staff, workspace } = useSession()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const showProblem = useShowProblem()

  const signOut = async () => {
    try {
      await api.delete('/api/session')
      queries.clear()
      await navigate({ to: '/sign-in' })
    } catch (error) {
      showProblem(error)
    }
  }
  const chooseLanguage = (language: string) => {
    void speak(language)
    // the account remembers it for other browsers; here it holds in any case
    api.patch('/api/session', { locale: language }).catch((error: unknown) => showProblem(error))
  }

  return (
    <>
      <div className={classes.who}>
        <Text fw={600} truncate>
          {staff.name}
        </Text>
        <Text size="xs" c="dimmed" truncate>
          {t(`role.${staff.role}`)} · {workspace.name}
        </Text>
      </div>
      <div className={classes.line} />
      <p className={classes.label}>{t('language')}</p>
      <div className={classes.switch}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('language')}
          value={i18n.language}
          onChange={chooseLanguage}
          data={LANGUAGES.map((language) => ({ value: language, label: { en: 'English', uk: 'Укр', ru: 'Рус' }[language] }))}
        />
      </div>
      <p className={classes.label}>{t('colours')}</p>
      <div className={classes.switch}>
        <SegmentedControl
          fullWidth
          size="xs"
          aria-label={t('colours')}
          value={colorScheme}
          onChange={(value) => setColorScheme(value)}
          data={SCHEMES.map(({ value, icon: Icon }) => ({
            value,
            label: (
              <span title={t(`scheme.${value}`)} style={{ display: 'inline-flex', verticalAlign: 'middle' }}>
                <Icon size={16} aria-hidden />
                <span className="visually-hidden">{t(`scheme.${value}`)}</span>
              </span>
            ),
          }))}
        />
      </div>
      <div className={classes.line} />
      {staff.role !== 'analyst' && (
        <UnstyledButton
          className={`${classes.option} ${classes.phoneOnly}`}
          onClick={() => {
            onClose()
            void navigate({ to: '/receipts' })
          }}
        >
          <IconInbox size={16} aria-hidden />
          {t('nav.receipts')}
        </UnstyledButton>
      )}
      <UnstyledButton
        className={`${classes.option} ${classes.phoneOnly}`}
        onClick={() => {
          onClose()
          void navigate({ to: '/settings' })
        }}
      >
        <IconSettings size={16} aria-hidden />
        {t('nav.settings')}
      </UnstyledButton>
      <UnstyledButton
        className={classes.option}
        onClick={() => {
          onClose()
          onHelp()
        }}
      >
        <IconKeyboard size={16} aria-hidden />
        {t('keys.title')}
        <kbd aria-hidden>?</kbd>
      </UnstyledButton>
      <UnstyledButton className={classes.option} onClick={() => void signOut()}>
        <IconLogout size={16} aria-hidden />
        {t('signOut')}
      </UnstyledButton>
    </>
  )
}
