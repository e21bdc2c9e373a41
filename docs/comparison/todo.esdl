module default {
  global app_user_id: uuid;

  scalar type UserRole extending enum<webuser, admin>;

  type User {
    annotation description := 'Who may log in';
    required email: str {
      constraint exclusive;
      constraint regexp(r'@');
    }
    required role: UserRole {
      default := UserRole.webuser;
    }
    required created_at: datetime {
      default := datetime_of_statement();
    }
  }

  type Todo {
    annotation description := 'A thing to do';
    required todo: str {
      constraint min_len_value(1);
    }
    required private: bool {
      default := true;
      annotation description := 'Shown to its owner only';
    }
    note: str;
    required owner: User {
      on target delete delete source;
    }
    required created_at: datetime {
      default := datetime_of_statement();
    }
    constraint exclusive on ((.owner, .todo));
    index on ((.owner, .created_at)) except (.private);
    access policy mine
      allow all
      using (.owner.id ?= global app_user_id);
  }

  alias PublicTodo := Todo { id, todo } filter not .private;
}
