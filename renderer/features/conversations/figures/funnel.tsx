import type { Figures } from '../../../../shared/conversations/figures.ts';
import { formatCount } from '../../../ui/locale.ts';
import { VisuallyHidden } from '../../../ui/visually-hidden.tsx';
import { Figure } from './figure.tsx';
import { figuresText } from './text.ts';
import styles from './figures.module.css';

/** How many candidates came how far. */
export function Funnel({ funnel }: { readonly funnel: Figures['funnel'] }) {
  const of = (step: string) => funnel.find((one) => one.step === step)?.count ?? 0;
  const sent = of('sent');
  return (
    <Figure
      title={figuresText.funnel}
      said={sent === 0 ? figuresText.funnelNobody : figuresText.funnelSaid(of('passed'), sent)}
    >
      <table className={styles.funnel}>
        <thead className={styles.unseen}>
          <tr>
            <th scope="col">{figuresText.step}</th>
            <th scope="col">{figuresText.candidates}</th>
            <th scope="col">{figuresText.ofSent}</th>
          </tr>
        </thead>
        <tbody>
          {funnel.map(({ step, count }) => {
            const share = sent === 0 ? 0 : (count / sent) * 100;
            return (
              <tr key={step}>
                <th scope="row">{figuresText.steps[step]}</th>
                <td className={styles.track}>
                  <span className={styles.bar} style={{ width: `${share}%` }} aria-hidden />
                  <VisuallyHidden>{formatCount(count)}</VisuallyHidden>
                </td>
                <td className={styles.share}>
                  <span aria-hidden>{formatCount(count)}</span>
                  <VisuallyHidden>{`${Math.round(share)} %`}</VisuallyHidden>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Figure>
  );
}
