"""Faces -> where they lie on a table: in rows, strewn, or overlapping at blank corners."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from random import Random

import numpy as np
from shapely.geometry import Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import unary_union

from benchmarks.scenes.camera import placing, project
from benchmarks.scenes.cards import Face
from benchmarks.scenes.compose import Paper

TRIES = 300
"""Places tried before the table is made larger."""
COVERED = 0.12
"""The largest part of a card that others may hide."""


def paper(face: Face, random: Random, at: tuple[float, float] = (0.0, 0.0), turn: float = 0.0) -> Paper:
    """The card, lying; one in seven bowed a little."""
    bend = random.uniform(0.8, 3.5) if random.random() < 0.14 else 0.0
    return Paper(face.pixels, face.size, at, turn, face.design.radius, bend, random.uniform(0.2, 0.6))


def in_rows(faces: Sequence[Face], random: Random) -> list[Paper]:
    """Rows and columns with gaps from a millimetre on, all a little askew; any may stand on its head."""
    columns = max(1, round((len(faces) * random.uniform(0.5, 1.6)) ** 0.5))
    gap, askew = random.choice((1.0, 1.5, 3.0, 8.0, 15.0)), random.choice((0.0, 0.6, 3.0))
    upside_down, whole = random.choice((0.0, 0.0, 0.3)), random.choice((0.0, 0.0, 90.0, random.uniform(-25, 25)))
    pitch = max(max(face.size) for face in faces) + gap, max(min(face.size) for face in faces) + gap
    slack = gap * 0.35 if askew else 0.0
    papers = []
    for number, face in enumerate(faces):
        row, column = divmod(number, columns)
        turn = 90.0 if face.size[0] < face.size[1] else 0.0
        turn += random.uniform(-askew, askew) + (180 if random.random() < upside_down else 0)
        at = column * pitch[0] + random.uniform(-slack, slack), row * pitch[1] + random.uniform(-slack, slack)
        papers.append(paper(face, random, at, turn))
    return _turned(_apart(papers), whole)


def strewn(faces: Sequence[Face], random: Random, *, overlapping: bool = False) -> list[Paper]:
    """Anywhere and turned any way, at least a millimetre apart, or over the blank corners of others."""
    table = _Table(random, (len(faces) * 91 * 60 * random.uniform(1.05, 2.2)) ** 0.5, overlapping=overlapping)
    turns = random.choice((12.0, 40.0, 180.0))
    for face in faces:
        table.put(face, turns)
    return table.papers


def printed(face: Face, paper: Paper) -> BaseGeometry:
    """Where the card bears text, on the desk, with half a millimetre around it."""
    return unary_union([_on_desk(line.box, paper).buffer(0.5) for line in face.lines])


@dataclass(slots=True)
class _Table:
    """Cards put down one after the other."""

    random: Random
    spread: float
    """How far they may lie from one another, in millimetres."""
    overlapping: bool
    papers: list[Paper] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)
    free: list[BaseGeometry] = field(default_factory=list)
    """What is still seen of each card."""

    def put(self, face: Face, turns: float) -> None:
        while not any(self._try(face, turns) for _ in range(TRIES)):
            self.spread *= 1.12

    def _try(self, face: Face, turns: float) -> bool:
        at = self.random.uniform(-0.66, 0.66) * self.spread, self.random.uniform(-0.5, 0.5) * self.spread
        new = paper(face, self.random, at, self.random.uniform(-turns, turns))
        shape = Polygon(new.quad)
        if not all(self._may_cover(number, shape) for number in range(len(self.papers))):
            return False
        self.free = [each.difference(shape) for each in self.free] + [shape]
        self.papers.append(new)
        self.faces.append(face)
        return True

    def _may_cover(self, number: int, shape: Polygon) -> bool:
        below, face = self.papers[number], self.faces[number]
        if not self.overlapping:
            return bool(shape.distance(Polygon(below.quad)) >= 1.0)
        left = self.free[number].difference(shape).area
        enough = left >= (1 - COVERED) * below.size[0] * below.size[1]
        return bool(enough and not shape.intersects(printed(face, below)))


def _on_desk(box: tuple[float, float, float, float], paper: Paper) -> Polygon:
    left, top, right, bottom = box
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]], float)
    return Polygon(project(paper.place, corners))


def _turned(papers: list[Paper], whole: float) -> list[Paper]:
    turn = placing((0.0, 0.0), whole, (0.0, 0.0))
    moved = [(turn @ (*each.at, 1), each) for each in papers]
    return [replace(each, at=(float(x), float(y)), turn=each.turn + whole) for (x, y, _), each in moved]


def _apart(papers: list[Paper]) -> list[Paper]:
    """Askew neighbours may touch; then all draw apart."""
    shapes = [Polygon(each.quad) for each in papers]
    while any(one.distance(other) < 0.4 for i, one in enumerate(shapes) for other in shapes[:i]):
        papers = [replace(each, at=(each.at[0] * 1.02, each.at[1] * 1.02)) for each in papers]
        shapes = [Polygon(each.quad) for each in papers]
    return papers
