import katex from 'katex'
import 'katex/dist/katex.min.css'

/** A formula, as KaTeX sets it, with MathML beside it for screen readers. A formula that cannot be read is shown as it stands. */
export function Tex({ children, display = false }: { children: string; display?: boolean }) {
  const html = katex.renderToString(children, {
    displayMode: display,
    throwOnError: false,
    strict: false,
    trust: false,
  })
  return <span dangerouslySetInnerHTML={{ __html: html }} />
}
