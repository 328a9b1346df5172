"""python3 learn.py FOLDER [PART]: learns src/inspect/seal/crop-weights.ts from what gather.mjs put into FOLDER.

Needs numpy and torch (1.13 does); five minutes of processor, whatever the number of pictures. Run last from end to end, in both ways,
on 210 pictures, 60 of them with a seal. With PART, 0 to 2, nothing is written: that third of the sources is kept apart
and it is told how its pictures are judged by sight alone. Drawn pages are always learned from and never counted."""
import base64, hashlib, json, pathlib, sys
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from spoil import spoiled, undone

PARTS, STEPS, BATCH, RATE = 3, 2500, 64, 3e-3
WIDE, SIDE = 72, 48
CHANNELS = (16, 24, 32, 48)
SHARES = {'seal': .55, 'other': .38, 'part': .04, 'ground': .03}
# Of the seals so many are made into something else.
UNDONE = .2
# Drawn look-alikes come up so much more often than their number: they are few kinds of many.
DRAWN = 1.6
# Of pictures without a seal, shares taken for one at which it is told how many with one are.
FALSE = (.003, .005, .01, .025)
OUT = pathlib.Path(__file__).parents[3] / 'src/inspect/seal/crop-weights.ts'


class Network(nn.Module):
    def __init__(self):
        super().__init__()
        layers, before = [], 3
        for index, channels in enumerate(CHANNELS):
            layers += ([nn.MaxPool2d(2)] if index else []) + [nn.Conv2d(before, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU()]
            before = channels
        self.body, self.drop, self.head = nn.Sequential(*layers), nn.Dropout(.3), nn.Linear(before * (SIDE >> len(CHANNELS) - 1) ** 2, 1)

    def forward(self, crops):
        return self.head(self.drop(self.body(ink_of(crops)).flatten(1))).squeeze(1)


def ink_of(crops):
    """As inkOf in crop-likeness.ts."""
    logs = torch.log(crops + 16)
    return ((logs - logs.mean((2, 3), keepdim=True)) / .5).contiguous(memory_format=torch.channels_last)


def planes(crops):
    return torch.from_numpy(np.array(crops)).permute(0, 3, 1, 2).float()


def learned(crops, rows, chosen, seed):
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    dice = np.random.default_rng(seed)
    kinds = np.array([row['kind'] for row in rows])
    seals, grounds = kinds == 'seal', np.where(chosen & (kinds == 'ground'))[0]
    base = weights_of(rows, kinds, chosen)
    net = Network().to(memory_format=torch.channels_last)
    optimiser = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=1e-2)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=STEPS, pct_start=.15)
    losses, odds = np.ones(len(rows)), base
    for step in range(STEPS):
        # What it still gets wrong comes up more often, seals and others apart.
        if step >= 400 and step % 200 == 0:
            odds = base * (.25 + np.minimum(losses, 3))
            for part in (seals, ~seals):
                odds[part] *= base[part].sum() / odds[part].sum()
            odds /= odds.sum()
        batch = dice.choice(len(rows), BATCH, p=odds)
        shown, under = planes(crops[batch]), planes(crops[dice.choice(grounds, BATCH)])
        made = torch.from_numpy(seals[batch] & (dice.random(BATCH) < UNDONE))
        if made.any():
            shown[made] = undone(shown[made], under[made])
        target = torch.from_numpy(seals[batch]).float() * ~made
        net.train()
        loss = F.binary_cross_entropy_with_logits(net(spoiled(shown, under, SIDE)), target * .98 + .01, reduction='none')
        optimiser.zero_grad()
        loss.mean().backward()
        optimiser.step()
        schedule.step()
        losses[batch] = .5 * losses[batch] + .5 * loss.detach().numpy() * ~made.numpy()
    return net.eval()


def weights_of(rows, kinds, chosen):
    """Pictures and sources with much to show count less for each crop; each kind has its share of all."""
    pictures, sources = {}, {}
    for row, kind in zip(rows, kinds):
        pictures[row['picture'], kind] = pictures.get((row['picture'], kind), 0) + 1
        sources.setdefault(row['source'], set()).add(row['picture'])
    each = np.array([1 / np.sqrt(pictures[row['picture'], kind] * len(sources[row['source']])) for row, kind in zip(rows, kinds)])
    odds = np.zeros(len(rows))
    for kind, share in SHARES.items():
        part = chosen & (kinds == kind)
        odds[part] = share * each[part] / each[part].sum()
    odds[np.array([row['isDrawn'] for row in rows]) & (kinds != 'seal')] *= DRAWN
    return odds / odds.sum()


def judged(net, crops):
    edge = (WIDE - SIDE) // 2
    with torch.no_grad():
        return torch.cat([net(planes(crops[i:i + 256, edge:-edge, edge:-edge])) for i in range(0, len(crops), 256)]).numpy()


def per_picture(rows, scores, wanted):
    """The highest score of what was found on each picture."""
    best = {}
    for row, score in zip(rows, scores):
        if row['isFound'] and row['isSealed'] == wanted:
            best[row['picture']] = max(best.get(row['picture'], -99), score)
    return np.sort(np.array(list(best.values())))[::-1]


def written(net):
    layers, modules = [], list(net.body)
    for at, module in enumerate(modules):
        if isinstance(module, nn.Conv2d):
            norm = modules[at + 1]
            factor = norm.weight / torch.sqrt(norm.running_var + norm.eps)
            layers.append(((module.weight * factor.view(-1, 1, 1, 1)), norm.bias - norm.running_mean * factor))
    shapes = [[weights.shape[1], weights.shape[0]] for weights, _ in layers]
    layers.append((net.head.weight, net.head.bias))
    scales, addends, steps = [], [], b''
    for weights, added in layers:
        flat = weights.detach().numpy().reshape(len(weights), -1)
        scale = np.abs(flat).max(1) / 127
        scales, addends, steps = scales + list(scale), addends + list(added.detach().numpy()), steps + np.round(flat / scale[:, None]).astype(np.int8).tobytes()
    numbers = lambda values: '\n'.join('  ' + ', '.join(f'{value:.6g}' for value in values[i:i + 16]) + ',' for i in range(0, len(values), 16))
    text = base64.b64encode(steps).decode()
    lines = '\n'.join(f"  '{text[i:i + 200]}'," for i in range(0, len(text), 200))
    return f"""// Made by test/accuracy/learn-seals/learn.py; not to be changed by hand.

/** Inputs and outputs of each layer of 3 × 3 convolutions. */
export const SHAPES: readonly (readonly [inputs: number, outputs: number])[] = {shapes};

/** Of every output of every layer, the head's single one last: what one step of its weights is worth, and what is added to its sum. */
export const SCALES: readonly number[] = [
{numbers(scales)}
];
export const ADDENDS: readonly number[] = [
{numbers(addends)}
];

/** The weights in steps −127…127, a byte each, output by output, in base64. */
export const WEIGHTS = [
{lines}
].join('');
"""


def main(folder, part):
    rows = json.loads((folder / 'crops.json').read_text())
    crops = np.memmap(folder / 'crops.bin', np.uint8, 'r').reshape(-1, WIDE, WIDE, 3)
    if part is None:
        OUT.write_text(written(learned(crops, rows, np.ones(len(rows), bool), 7)))
        return
    held = np.array([not row['isDrawn'] and int(hashlib.sha1(row['source'].encode()).hexdigest(), 16) % PARTS == part for row in rows])
    net = learned(crops, rows, ~held, part)
    rows, scores = [row for row, is_held in zip(rows, held) if is_held], judged(net, crops[held])
    with_seal, without = per_picture(rows, scores, True), per_picture(rows, scores, False)
    for share in FALSE:
        cut = without[int(share * len(without))]
        print(f'{share:.1%} of {len(without)} without a seal and {(with_seal > cut).mean():.1%} of {len(with_seal)} with one are above {cut:.2f}')


if __name__ == '__main__':
    main(pathlib.Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else None)
