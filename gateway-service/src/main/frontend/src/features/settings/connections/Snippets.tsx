import { Button, Code, CopyButton, Tabs, Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/shared/ui/PageFrame'
import { curlSnippet, fetchSnippet, htmlSnippet, scriptSnippet } from './snippets'

/** What to paste into a site so that its form arrives here. */
export function Snippets({ hookUrl, honeypot }: { hookUrl: string; honeypot?: string }) {
  const { t } = useTranslation('settings')
  const field = (name: string) => t(`connections.setup.formFields.${name}`)
  const snippets = {
    html: htmlSnippet(hookUrl, { name: field('name'), phone: field('phone'), email: field('email'), message: field('message'), send: field('send') }, honeypot),
    script: scriptSnippet(hookUrl, { thanks: field('thanks'), failed: field('failed') }, honeypot),
    fetch: fetchSnippet(hookUrl),
    curl: curlSnippet(hookUrl),
  }
  return (
    <Panel title={t('connections.setup.snippets')} note={t('connections.setup.snippetHelp')}>
      <Tabs defaultValue="html">
        <Tabs.List>
          <Tabs.Tab value="html">{t('connections.setup.snippetHtml')}</Tabs.Tab>
          <Tabs.Tab value="script">{t('connections.setup.snippetScript')}</Tabs.Tab>
          <Tabs.Tab value="fetch">fetch</Tabs.Tab>
          <Tabs.Tab value="curl">curl</Tabs.Tab>
        </Tabs.List>
        {Object.entries(snippets).map(([name, text]) => (
          <Tabs.Panel key={name} value={name} pt="xs">
            {name === 'script' && (
              <Text size="sm" c="dimmed" mb="xs">
                {t('connections.setup.scriptHelp')}
              </Text>
            )}
            <Code block tabIndex={0} style={{ maxHeight: 280, overflow: 'auto' }}>
              {text}
            </Code>
            <CopyButton value={text}>
              {({ copied, copy }) => (
                <Button size="xs" variant="subtle" mt="xs" onClick={copy} leftSection={<IconCopy size={14} aria-hidden />}>
                  {copied ? t('copied') : t('copy')}
                </Button>
              )}
            </CopyButton>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Panel>
  )
}
