"""Abstract argumentation frameworks, and the questions of the ICCMA competitions."""
