// Photos of a finding, small; each opens large.
import { Image } from 'antd';
import { useState } from 'react';
import { findingsTexts } from '../../../src/texts/console/findings.ts';
import { address } from '../../api.ts';
import { useTexts } from '../../settings.ts';

export interface Shown {
  readonly file: string;
  readonly caption?: string;
}

export function Photos({ number, photos }: { readonly number: number; readonly photos: readonly Shown[] }) {
  if (photos.length === 0) return null;
  return (
    <Image.PreviewGroup>
      <ul className="photos">
        {photos.map((photo, i) => (
          <li key={photo.file}>
            <Photo number={number} photo={photo} place={i + 1} />
          </li>
        ))}
      </ul>
    </Image.PreviewGroup>
  );
}

function Photo({ number, photo, place }: { readonly number: number; readonly photo: Shown; readonly place: number }) {
  const t = useTexts(findingsTexts);
  const [isGone, setGone] = useState(false);
  const { file, caption } = photo;
  return (
    <figure>
      {isGone ? (
        <span className="gone">{t.photoGone}</span>
      ) : (
        <Image
          src={address('/findings/photo', { number, file })}
          alt={[t.photo(place), caption].filter(Boolean).join(' · ')}
          width={112}
          height={84}
          onError={() => setGone(true)}
        />
      )}
      {caption !== undefined && <figcaption>{caption}</figcaption>}
    </figure>
  );
}
