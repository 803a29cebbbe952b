"""What the lab's tables mean, in plain words; the same in a terminal and in the page of evidence. Must not know any
figure."""

from __future__ import annotations

from typing import Final

ASSUMED: Final = """\
A person's need of a step is √0.3 of something general, √0.3 of something that the steps with the same first area \
share and √0.4 of its own, each standard normal. An item shows its step's need with a communality drawn evenly \
from 0.35 to 0.60; its difficulty is drawn evenly from −0.6 to 0.6. Five answers come from thresholds at −1.4, \
−0.45, 0.45 and 1.4. People lean towards “often” whatever the question (yes-saying, SD 0.25) and spread their \
answers more or less widely (stretch, e to the power of a normal with SD 0.2). All steps are open, nothing is \
skipped."""

GROUPED: Final = """\
People come in ten groups. Each group has a seed of its own and its own draw of the items' communalities and \
difficulties, so that no figure hangs on one lucky draw. What stands after ± is the Monte-Carlo error: the \
standard error from how far the ten groups lie apart."""

MEANT: Final = """\
“First is neediest”: of 100 people, for how many the first step of the list is the one they need most. “First in \
top 3”: for how many it is one of the three they need most. “Neediest in first 3”: for how many the step they need \
most is among the first three of the list. “Neediest in start”: for how many it is among those shown to start \
with. “Tau” is Kendall's: 1 is the true order, 0 any order. “Regret”: how much less the first step is needed than \
the neediest, in standard deviations."""

LIMIT: Final = """\
The limit is what someone finds who sees how strongly each need shows before it is rounded to one of five \
answers, also where an answer was skipped, and who knows every item's properties, everyone's style and mood, and \
how needs arise. Whoever has the answers alone knows less, so no rule can pass it."""

NOT_MEANT: Final = """\
These people are invented. The figures show what the rule does with answers if needs and answers are as assumed; \
they say nothing of how real people answer, whether a step helps, or whether the items measure what they should. \
Only real answers could show that, and none were used."""

STEPS: Final = """\
Of 100 people: how often a step is the first that is shown, where every step is open; for how many the \
circumstances open it when they are drawn at random (each choice equally likely, one in ten skipped); and how \
often it is then the first of those for whom it is open. A step that can be done alone leads in a tie, and so is \
first more often."""

RETAKEN: Final = """\
Everybody takes the bank twice; in between every need falls by so much. Of 100 areas and ends, how many are said \
to have changed. The first row holds the false alarms: by its own rule the comparison should raise 20 and 1.2."""

TRIED: Final = """\
Each table holds other choices against the one that the program makes, on the same people; so the difference is \
known better than the figures themselves. Where a difference is within a point, the simpler choice stays."""

FOUND: Final = """\
The step with the highest need is the one that a person needs most for {need} of 100 people; someone who sees \
into them finds {limit}. What stands in the first line is it for {shown}, because steps of about equal need are \
shown with those first that can be done alone. Of the steps shown to start with, {starts} on average, one is the \
neediest for {start}."""

GATED: Final = """\
With the circumstances at random the first step shown is the neediest for {first} of 100 people, the neediest is \
among the first three for {in_three}, and {questions} questions are asked."""
