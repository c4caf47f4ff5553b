// On the vault's own screen: the way to make a kit out of it, or to take one in.
import { useNavigate } from '@tanstack/react-router';
import { kit as text } from '../../messages/kit';
import { Button } from '../../ui/Button';
import { Section } from '../../ui/Section';

export const KitSection = ({ className }: { readonly className: string | undefined }) => {
  const navigate = useNavigate();
  return (
    <Section title={text.vaultSection}>
      <div className={className}>
        <p className="muted">{text.vaultText}</p>
        <div className="btns">
          <Button onPress={() => void navigate({ to: '/kit' })}>{text.vaultOpen}</Button>
        </div>
      </div>
    </Section>
  );
};
