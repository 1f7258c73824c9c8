import { createTheme, type MantineColorsTuple } from '@mantine/core'

/**
 * The gradient scale: blue for negative, through neutral, to orange for positive. It is the only decorative colour;
 * the two ends keep apart for readers with any common form of colour blindness.
 */
const minus: MantineColorsTuple = [
  '#eef4fb',
  '#d9e7f6',
  '#b3cfee',
  '#86b2e4',
  '#5f98da',
  '#3d7dcb',
  '#2866b3',
  '#1d5296',
  '#164077',
  '#0f2d55',
]
const plus: MantineColorsTuple = [
  '#fff3e8',
  '#fde3cc',
  '#fac799',
  '#f5a663',
  '#ee8838',
  '#db6d18',
  '#b9570d',
  '#94450b',
  '#70340a',
  '#4d2407',
]
/** Verdicts; always beside a word and a shape. */
const right: MantineColorsTuple = [
  '#e6f7f1',
  '#cdeee2',
  '#9bdcc5',
  '#66c8a6',
  '#3bb48b',
  '#1f9e75',
  '#12815e',
  '#0d684c',
  '#094f3a',
  '#053628',
]
const wrong: MantineColorsTuple = [
  '#fdeef1',
  '#fad9e0',
  '#f4b2c0',
  '#ec889d',
  '#e2617d',
  '#d23f60',
  '#b42a4a',
  '#93203b',
  '#71182d',
  '#50101f',
]
const partly: MantineColorsTuple = [
  '#f3effb',
  '#e4dcf6',
  '#c9baec',
  '#ac96e1',
  '#9277d5',
  '#7b5cc6',
  '#6547ab',
  '#51388b',
  '#3e2a6b',
  '#2b1c4c',
]
const gray: MantineColorsTuple = [
  '#f7f8f9',
  '#eff1f3',
  '#e2e5e9',
  '#cfd4da',
  '#adb5bf',
  '#8a94a1',
  '#646e7b',
  '#4a535f',
  '#323a44',
  '#1b2129',
]
const dark: MantineColorsTuple = [
  '#e3e7ec',
  '#c3cad3',
  '#98a2ae',
  '#727d8a',
  '#4b5561',
  '#343c46',
  '#252b33',
  '#181c22',
  '#111419',
  '#0b0d11',
]

const sans =
  "'Inter Variable', 'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', system-ui, -apple-system, sans-serif"
const mono = "'JetBrains Mono Variable', 'Noto Sans SC Variable', ui-monospace, 'Cascadia Mono', Menlo, monospace"

/** Sizes by one scale, spacing by fours. */
export const theme = createTheme({
  colors: { minus, plus, right, wrong, partly, gray, dark },
  primaryColor: 'minus',
  primaryShade: { light: 7, dark: 6 },
  black: '#1b2129',
  fontFamily: sans,
  fontFamilyMonospace: mono,
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.55', lg: '1.6', xl: '1.5' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '2rem', lineHeight: '1.2' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
    },
  },
  defaultRadius: 'md',
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    // Without its edge the unchosen part is lost in the dark.
    SegmentedControl: { styles: { root: { border: '1px solid var(--line)' } } },
  },
})
