"""What copying, stamping and photographing do to a crop: learned from none but seen by the network as often as crops as they are."""
import torch, torch.nn.functional as F

# How far a crop of gather.mjs reaches from its middle, in radii.
REACH = 1.45 * 72 / 48


def spoiled(crops, grounds, side):
    """crops, grounds: N × 3 × wide × wide, 0…255; returns N × 3 × side × side."""
    count, wide = len(crops), crops.shape[-1]
    rand = torch.rand
    some = lambda share: (rand(count) < share).view(count, 1, 1, 1)
    crops = turned(crops, side)
    edge = (wide - side) // 2
    grounds = grounds[:, :, edge:edge + side, edge:edge + side]
    # Dark ink as the program shows it to itself when it looks for black stamps: dark is red.
    grey = crops.mean(1, keepdim=True)
    crops = torch.where(some(.08), torch.cat([torch.full_like(grey, 255), grey, grey], 1), crops)
    density = -torch.log((crops + 6) / 261)
    # Ink stronger and fainter, of another hue, darker.
    strength = torch.where(rand(count) < .5, .25 + .9 * rand(count), torch.ones(count)).view(count, 1, 1, 1)
    hue = torch.where((rand(count) < .6).view(count, 1), .75 + .5 * rand(count, 3), torch.ones(count, 3)).view(count, 3, 1, 1)
    density = density * strength * hue
    density[:, 0] += ((rand(count) < .25) * .35 * rand(count)).view(count, 1, 1) * density[:, 1]
    # Worn away in patches.
    patches = F.interpolate(rand(count, 1, 7, 7), size=side, mode='bilinear', align_corners=False)
    density = torch.where(some(.25), density * ((patches - .28) * 5).clamp(.08, 1), density)
    # Over other printing, on orange, pink, yellow, green and blue ground, in uneven light.
    density = density + some(.35) * -torch.log((grounds + 6) / 261) * (.3 + .9 * rand(count)).view(count, 1, 1, 1)
    warm = torch.stack([.25 * rand(count), .8 * rand(count), 1.3 * rand(count)], 1)
    ground = torch.where((rand(count) < .25).view(count, 1), warm.flip(1), warm).view(count, 3, 1, 1)
    line, slope = torch.linspace(-1, 1, side), (rand(count, 2) - .5).view(count, 2, 1, 1)
    tilt = slope[:, :1] * line.view(1, 1, 1, side) + slope[:, 1:] * line.view(1, 1, side, 1)
    density = density + some(.25) * ground * (1 + .5 * tilt) + some(.3) * .6 * tilt
    seen = torch.exp(-density) * 261 - 6
    # Colours run together as in a JPEG, blur, grain.
    light = seen.mean(1, keepdim=True)
    seen = torch.where(some(.3), light + blurred(seen - light), seen)
    seen = torch.where(some(.2), blurred(seen), seen)
    seen = seen + some(.35) * torch.randn(seen.shape) * 12 * rand(count).view(count, 1, 1, 1)
    return seen.clamp(0, 255)


def undone(crops, grounds):
    """What is no seal any more, made of crops of seals: an outline too small or too large for it, its ring round black words or round what it was but in black."""
    count, wide = len(crops), crops.shape[-1]
    rand = torch.rand
    small, large = .6 + .24 * rand(count), 1.2 + .22 * rand(count)
    way = torch.zeros(count, 2, 3)
    way[:, 0, 0] = way[:, 1, 1] = torch.where(rand(count) < .6, small, large)
    resized = F.grid_sample(crops, F.affine_grid(way, crops.shape, align_corners=False), padding_mode='border', align_corners=False)
    paper = crops.flatten(2).quantile(.85, dim=2).view(count, 3, 1, 1)
    words = grounds.mean(1, keepdim=True)
    words = (words / words.flatten(1).quantile(.85, dim=1).clamp(min=40).view(count, 1, 1, 1)).clamp(0, 1)
    grey = crops.mean(1, keepdim=True)
    black = (grey / paper.mean(1, keepdim=True)).clamp(0, 1)
    inside = paper * torch.where((rand(count) < .5).view(count, 1, 1, 1), words, black)
    line = torch.linspace(-REACH, REACH, wide)
    within = (line.view(1, -1) ** 2 + line.view(-1, 1) ** 2).sqrt() < .86
    hollow = torch.where(within, inside, crops)
    return torch.where((rand(count) < .5).view(count, 1, 1, 1), resized, hollow)


def turned(crops, side):
    """Turned by a little, now and then by any angle, moved, a little larger, smaller or narrower."""
    count = len(crops)
    rand = torch.rand
    moved = rand(count) < .7
    angle = torch.where(rand(count) < .15, (rand(count) - .5) * 6.283, (rand(count) - .5) * .8) * moved
    scale = torch.where(moved, .9 + .22 * rand(count), torch.ones(count)) * side / crops.shape[-1]
    narrow = torch.where(moved, .94 + .12 * rand(count), torch.ones(count))
    way = torch.zeros(count, 2, 3)
    way[:, 0, 0], way[:, 0, 1] = torch.cos(angle) * scale * narrow, -torch.sin(angle) * scale
    way[:, 1, 0], way[:, 1, 1] = torch.sin(angle) * scale * narrow, torch.cos(angle) * scale
    way[:, :, 2] = (rand(count, 2) - .5) * .09 * moved.view(count, 1)
    return F.grid_sample(crops, F.affine_grid(way, (count, 3, side, side), align_corners=False), padding_mode='border', align_corners=False)


def blurred(planes):
    return F.avg_pool2d(F.pad(planes, (1, 1, 1, 1), mode='replicate'), 3, 1)
