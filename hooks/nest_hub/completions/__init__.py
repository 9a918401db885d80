"""The learners’ record files, and the reports made from them."""
