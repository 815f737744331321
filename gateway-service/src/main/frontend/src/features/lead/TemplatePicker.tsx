import { ActionIcon, Combobox, Text, useCombobox } from '@mantine/core'
import { IconTemplate } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FilledTemplate, templatesQuery } from './api/templates'
import classes from './Composer.module.css'

interface Props {
  leadId: string
  opened: boolean
  onOpened: (opened: boolean) => void
  /** It was left by Esc. */
  onLeft: () => void
  onPick: (template: FilledTemplate) => void
}

/** Chooses an answer that was written before: by typing a part of its name or text, arrows and Enter. */
export function TemplatePicker({ leadId, opened, onOpened, onLeft, onPick }: Props) {
  const { t } = useTranslation('lead')
  const [search, setSearch] = useState('')
  const templates = useQuery({ ...templatesQuery(leadId), enabled: opened })
  const combobox = useCombobox({
    opened,
    onOpenedChange: onOpened,
    onDropdownClose: () => {
      combobox.resetSelectedOption()
      setSearch('')
    },
  })
  const { focusSearchInput, selectFirstOption } = combobox
  const wanted = search.trim().toLowerCase()
  const found = (templates.data ?? []).filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(wanted))
  // the field opens it too, by a key: then nothing was clicked that could take the focus along
  useEffect(() => {
    if (opened) focusSearchInput()
  }, [opened, focusSearchInput])
  useEffect(() => {
    if (opened) selectFirstOption()
  }, [opened, wanted, templates.data, selectFirstOption])
  const submit = (id: string) => {
    const template = found.find((one) => one.id === id)
    combobox.closeDropdown()
    if (template) onPick(template)
  }
  const nothing = templates.isPending ? t('templates.loading') : templates.isError ? t('templates.failed') : t(wanted ? 'templates.nothing' : 'templates.none')

  return (
    <Combobox store={combobox} width={340} position="top-start" onOptionSubmit={submit}>
      <Combobox.Target withAriaAttributes={false} withKeyboardNavigation={false}>
        <ActionIcon
          size={36}
          aria-label={t('templates.choose')}
          title={t('templates.hint')}
          aria-haspopup="listbox"
          aria-expanded={opened}
          onClick={() => combobox.toggleDropdown()}
        >
          <IconTemplate size={18} aria-hidden />
        </ActionIcon>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          value={search}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onLeft()
          }}
          onChange={(event) => {
            setSearch(event.currentTarget.value)
            combobox.updateSelectedOptionIndex()
          }}
        />
        <Combobox.Options mah={280} className={classes.templates} aria-label={t('templates.choose')}>
          {found.map((template) => (
            <Combobox.Option key={template.id} value={template.id}>
              <Text size="sm" fw={550}>
                {template.name}
              </Text>
              <Text size="xs" c="dimmed" lineClamp={2}>
                {template.text}
              </Text>
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{nothing}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
