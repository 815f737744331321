import { createTheme, type CSSVariablesResolver, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core'

const accent: MantineColorsTuple = [
  '#effcf9', '#cdf5ec', '#9ceadb', '#62d8c6', '#31beac', '#17a293', '#0f8679', '#0f766c', '#115e57', '#134e49',
] // prettier-ignore
const blue: MantineColorsTuple = [
  '#eff6ff', '#dbeafe', '#bfdbfe', '#93c5fd', '#60a5fa', '#3b82f6', '#2563eb', '#1d4ed8', '#1e40af', '#1e3a8a',
] // prettier-ignore
const yellow: MantineColorsTuple = [
  '#fffaeb', '#fef0c7', '#fedf89', '#fec84b', '#fdb022', '#f79009', '#c2640a', '#a84f08', '#93400d', '#7a330f',
] // prettier-ignore
const red: MantineColorsTuple = [
  '#fef3f2', '#fee4e2', '#fecdca', '#fda29b', '#f97066', '#f04438', '#d92d20', '#b42318', '#912018', '#7a1c15',
] // prettier-ignore
const green: MantineColorsTuple = [
  '#ecfdf3', '#d1fadf', '#a6f4c5', '#6ce9a6', '#32d583', '#12b76a', '#039855', '#027a48', '#05603a', '#054f31',
] // prettier-ignore
const gray: MantineColorsTuple = [
  '#f8f9fa', '#f1f3f4', '#e6e9eb', '#d9dde0', '#c4cace', '#9aa2a9', '#6b747c', '#4b535a', '#343a40', '#1f2428',
] // prettier-ignore
const dark: MantineColorsTuple = [
  '#d6d9dc', '#b5babf', '#8f969c', '#5f666d', '#42484e', '#33383d', '#262a2e', '#1c1f22', '#151719', '#0e1011',
] // prettier-ignore

export const theme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 7 },
  colors: { accent, blue, yellow, red, green, gray, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.4' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '32px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Mantine's tinted variants are too pale for text; these pass 4.5 : 1 in both schemes
  variantColorResolver: (input) => {
    const resolved = defaultVariantColorsResolver(input)
    const name = input.color ?? input.theme.primaryColor
    if ((input.variant === 'light' || input.variant === 'subtle') && name in input.theme.colors) {
      return {
        ...resolved,
        color: `light-dark(var(--mantine-color-${name}-${name === 'gray' ? 7 : 8}), var(--mantine-color-${name}-${name === 'gray' ? 4 : 3}))`,
      }
    }
    return resolved
  },
  // plain objects, not `Modal.extend(…)`: that would bring every named component into the first load
  components: {
    Button: { defaultProps: { size: 'sm' } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Badge: { styles: { root: { textTransform: 'none' }, label: { fontWeight: 550 } } },
    Tooltip: { defaultProps: { openDelay: 350, withArrow: true } },
    Modal: { defaultProps: { radius: 'md' }, styles: { title: { fontWeight: 650, fontSize: 16, lineHeight: 1.35 } } },
    Popover: { defaultProps: { radius: 'md', shadow: 'lg' } },
  },
})

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': '#59626a',
    '--mantine-color-placeholder': '#6b747c',
    '--mantine-color-body': '#ffffff',
    '--mantine-color-text': '#1b2024',
    '--mantine-color-error': 'var(--mantine-color-red-7)',
    '--ground': '#f5f6f7',
    '--surface': '#ffffff',
    '--sunken': '#eef0f2',
    '--line': '#e3e6e9',
    '--line-strong': '#cfd4d8',
    '--hover': '#f1f3f4',
    '--selected': '#e3f6f2',
    '--accent-text': '#0f766c',
    '--late': '#a84f08',
    '--note': '#fffaeb',
    '--note-line': '#fedf89',
    '--shadow-card': '0 1px 2px rgb(16 24 32 / 7%)',
    '--shadow-lifted': '0 12px 32px rgb(16 24 32 / 18%)',
    '--temperature-cold': '#2563eb',
    '--temperature-warm': '#b45309',
    '--temperature-hot': '#d92d20',
    // charts: hues that differ in lightness as well; what could still be confused also differs in its stripes
    '--chart-main': '#0f766c',
    '--chart-rest': '#a9ddd3',
    '--chart-won': '#6ccf9a',
    '--chart-blue': '#5b9cf0',
    '--chart-amber': '#fdc95c',
    '--chart-red': '#f0a29b',
    '--chart-alarm': '#d92d20',
    '--chart-violet': '#b6a6e0',
    '--chart-gray': '#c4cace',
    '--chart-gray-strong': '#8b939a',
    '--chart-stripe': 'rgb(255 255 255 / 45%)',
    '--chart-heat-low': '#fff1ef',
    '--chart-heat-high': '#ee6f63',
    '--mark-good': '#0f766c',
    '--mark-wait': '#a84f08',
    '--mark-bad': '#b42318',
    '--mark-new': '#2563eb',
    '--channel-telegram': '#1e6f9f',
    '--channel-viber': '#6b4fc4',
    '--channel-whatsapp': '#147a3c',
    '--channel-messenger': '#1a5fd0',
    '--channel-instagram': '#b3266f',
    '--channel-form': '#4b535a',
    '--channel-email': '#4b535a',
    '--channel-call': '#0f766c',
    '--channel-shop': '#93400d',
    '--channel-manual': '#4b535a',
  },
  dark: {
    '--mantine-color-dimmed': '#a0a7ae',
    '--mantine-color-placeholder': '#8f969c',
    '--mantine-color-body': '#1c1f22',
    '--mantine-color-text': '#e3e6e8',
    '--mantine-color-error': 'var(--mantine-color-red-4)',
    '--ground': '#121416',
    '--surface': '#1c1f22',
    '--sunken': '#17191b',
    '--line': '#2c3135',
    '--line-strong': '#42484e',
    '--hover': '#25292c',
    '--selected': '#143531',
    '--accent-text': '#4fd1c0',
    '--late': '#fdb022',
    '--note': '#262319',
    '--note-line': '#4a3f22',
    '--shadow-card': '0 1px 2px rgb(0 0 0 / 40%)',
    '--shadow-lifted': '0 12px 32px rgb(0 0 0 / 60%)',
    '--temperature-cold': '#7db3fb',
    '--temperature-warm': '#fdb022',
    '--temperature-hot': '#f97066',
    '--chart-main': '#138076',
    '--chart-rest': '#2d5c56',
    '--chart-won': '#1b6d44',
    '--chart-blue': '#3f74bb',
    '--chart-amber': '#8a5a12',
    '--chart-red': '#8c3a33',
    '--chart-alarm': '#e2574c',
    '--chart-violet': '#65599a',
    '--chart-gray': '#535a61',
    '--chart-gray-strong': '#6b747c',
    '--chart-stripe': 'rgb(0 0 0 / 30%)',
    '--chart-heat-low': '#2a2021',
    '--chart-heat-high': '#a3392f',
    '--mark-good': '#4fd1c0',
    '--mark-wait': '#fdb022',
    '--mark-bad': '#f97066',
    '--mark-new': '#7db3fb',
    '--channel-telegram': '#6cc0ee',
    '--channel-viber': '#b3a1f5',
    '--channel-whatsapp': '#5fd38a',
    '--channel-messenger': '#7fb2ff',
    '--channel-instagram': '#f291bf',
    '--channel-form': '#b5babf',
    '--channel-email': '#b5babf',
    '--channel-call': '#4fd1c0',
    '--channel-shop': '#fdb022',
    '--channel-manual': '#b5babf',
  },
})
