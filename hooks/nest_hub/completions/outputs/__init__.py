"""What a report is written as: pages, a workbook, statements, and files for a warehouse.

The libraries that only these need are imported where they are used: the site builds without.

What is written for each person takes a person as one dictionary, merged and marked again:

    {"record_id": …, "language": "cy", "region": "gwent" | None, "sector": "health" | None,
     "modules": [{"id": "nest", "started_at": "…Z", "completed_at": "…Z" | None,
                  "attempts": [{"submitted_at": "…Z", "language": "cy", "score": 9, "max": 10,
                                "passed": True, "answers": […]}]}]}

`attempts` are in the order of `submitted_at`; `answers` are as in the record file, and are only
looked at where the statements of answers are asked for.
"""
