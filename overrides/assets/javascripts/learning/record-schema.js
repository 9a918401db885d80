export default {
  "title": "A learner’s record of the NYTH/NEST hub, version 1",
  "type": "object",
  "additionalProperties": false,
  "required": ["format", "version", "record_id", "exported_at", "language", "site", "learner", "modules", "digest"],
  "properties": {
    "format": {"const": "nest-hub-record"},
    "version": {"const": 1},
    "record_id": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "exported_at": {"$ref": "#/$defs/time"},
    "language": {"$ref": "#/$defs/language"},
    "site": {
      "type": "object",
      "additionalProperties": false,
      "required": ["url", "content_version"],
      "properties": {
        "url": {"type": "string", "maxLength": 2000},
        "content_version": {"$ref": "#/$defs/version"}
      }
    },
    "learner": {
      "type": "object",
      "additionalProperties": false,
      "required": ["name", "organisation", "sector", "region"],
      "properties": {
        "name": {"type": ["string", "null"], "maxLength": 200},
        "organisation": {"type": ["string", "null"], "maxLength": 200},
        "sector": {"enum": ["health", "education", "social-care", "local-authority", "third-sector", "early-years", "youth-work", "justice", "other", null]},
        "region": {"type": ["string", "null"], "maxLength": 100, "pattern": "^[a-z0-9-]+$"}
      }
    },
    "modules": {
      "type": "array",
      "maxItems": 100,
      "items": {
        "type": "object",
        "additionalProperties": false,
        "required": ["id", "version", "started_at", "completed_at", "last", "sections", "checks", "attempts", "quiz", "reflections"],
        "properties": {
          "id": {"$ref": "#/$defs/id"},
          "version": {"$ref": "#/$defs/version"},
          "started_at": {"$ref": "#/$defs/time"},
          "completed_at": {"type": ["string", "null"], "maxLength": 30, "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z$"},
          "last": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "required": ["page", "at"],
            "properties": {"page": {"$ref": "#/$defs/id"}, "at": {"$ref": "#/$defs/time"}}
          },
          "sections": {
            "type": "array",
            "maxItems": 1000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "completed_at"],
              "properties": {"id": {"$ref": "#/$defs/id"}, "completed_at": {"$ref": "#/$defs/time"}}
            }
          },
          "checks": {
            "type": "array",
            "maxItems": 5000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "digest", "tries", "correct", "choices", "answered_at"],
              "properties": {
                "id": {"$ref": "#/$defs/id"},
                "digest": {"$ref": "#/$defs/digest"},
                "tries": {"type": "integer", "minimum": 1, "maximum": 1000000},
                "correct": {"type": "boolean"},
                "choices": {"$ref": "#/$defs/choices"},
                "answered_at": {"$ref": "#/$defs/time"}
              }
            }
          },
          "attempts": {
            "type": "array",
            "maxItems": 5000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["submitted_at", "language", "score", "max", "passed", "answers"],
              "properties": {
                "submitted_at": {"$ref": "#/$defs/time"},
                "language": {"$ref": "#/$defs/language"},
                "score": {"type": "integer", "minimum": 0, "maximum": 100},
                "max": {"type": "integer", "minimum": 1, "maximum": 100},
                "passed": {"type": "boolean"},
                "answers": {
                  "type": "array",
                  "maxItems": 100,
                  "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["question", "digest", "choices", "correct"],
                    "properties": {
                      "question": {"$ref": "#/$defs/id"},
                      "digest": {"$ref": "#/$defs/digest"},
                      "choices": {"$ref": "#/$defs/choices"},
                      "correct": {"type": "boolean"}
                    }
                  }
                }
              }
            }
          },
          "quiz": {
            "type": ["object", "null"],
            "additionalProperties": false,
            "required": ["drawn_at", "seed", "answers"],
            "properties": {
              "drawn_at": {"$ref": "#/$defs/time"},
              "seed": {"type": "string", "pattern": "^[0-9a-f]{1,32}$"},
              "answers": {
                "type": "array",
                "maxItems": 100,
                "items": {
                  "type": "object",
                  "additionalProperties": false,
                  "required": ["question", "digest", "choices"],
                  "properties": {
                    "question": {"$ref": "#/$defs/id"},
                    "digest": {"$ref": "#/$defs/digest"},
                    "choices": {"$ref": "#/$defs/choices"}
                  }
                }
              }
            }
          },
          "reflections": {
            "type": ["array", "null"],
            "maxItems": 1000,
            "items": {
              "type": "object",
              "additionalProperties": false,
              "required": ["id", "text"],
              "properties": {"id": {"$ref": "#/$defs/id"}, "text": {"type": "string", "maxLength": 50000}}
            }
          }
        }
      }
    },
    "digest": {"type": "string", "pattern": "^[0-9a-f]{64}$"}
  },
  "$defs": {
    "id": {"type": "string", "maxLength": 100, "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    "version": {"type": "string", "maxLength": 100},
    "language": {"enum": ["cy", "en"]},
    "time": {"type": "string", "maxLength": 30, "pattern": "^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z$"},
    "digest": {"type": "string", "pattern": "^[0-9a-f]{12}$"},
    "choices": {
      "type": "array",
      "maxItems": 50,
      "items": {"type": "string", "maxLength": 201, "pattern": "^[a-z0-9-]+(=[a-z0-9-]+)?$"}
    }
  }
};
