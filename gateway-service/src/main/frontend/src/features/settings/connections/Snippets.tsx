import { Button, Code, CopyButton, Tabs } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Panel } from '@/shared/ui/PageFrame'
import { curlSnippet, fetchSnippet, htmlSnippet } from './snippets'

/** What to paste into a site so that its form arrives here. */
export function Snippets({ hookUrl }: { hookUrl: string }) {
  const { t } = useTranslation('settings')
  const field = (name: string) => t(`connections.setup.formFields.${name}`)
  const snippets = {
    html: htmlSnippet(hookUrl, { name: field('name'), phone: field('phone'), email: field('email'), message: field('message'), send: field('send') }),
    fetch: fetchSnippet(hookUrl),
    curl: curlSnippet(hookUrl),
  }
  return (
    <Panel title={t('connections.setup.snippets')} note={t('connections.setup.snippetHelp')}>
      <Tabs defaultValue="html">
        <Tabs.List>
          <Tabs.Tab value="html">{t('connections.setup.snippetHtml')}</Tabs.Tab>
          <Tabs.Tab value="fetch">fetch</Tabs.Tab>
          <Tabs.Tab value="curl">curl</Tabs.Tab>
        </Tabs.List>
        {Object.entries(snippets).map(([name, text]) => (
          <Tabs.Panel key={name} value={name} pt="xs">
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
